import { expect, test } from 'vitest';
import { isSlug, SLUG_MAX } from '#lib/kernel/slug.ts';
import { makeEssay } from '#lib/testing/factories.ts';

test('every copy of a title that has to be cut gets an address that is one', async () => {
  // Cut for "-2" to "-12" it ends in a hyphen sooner or later, wherever the words end.
  for (let lead = 0; lead < 6; lead += 1) {
    const title = `${'x'.repeat(lead + 1)} ${'word '.repeat(30)}`;
    const slugs: string[] = [];
    for (let copy = 1; copy <= 12; copy += 1) slugs.push((await makeEssay({ title })).slug);
    expect(slugs.filter((slug) => !isSlug(slug) || slug.length > SLUG_MAX)).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
  }
});

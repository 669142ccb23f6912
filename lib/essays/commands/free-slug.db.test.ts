import { expect, test } from 'vitest';
import { isSlug, SLUG_MAX } from '#lib/kernel/slug.ts';
import { makeEssay } from '#lib/testing/factories.ts';

test('every copy of a title that has to be cut gets an address that is one', async () => {
  // Words of one letter: cut for "-2" or for "-10", one of the two titles ends in a hyphen.
  for (const lead of ['x', 'xx']) {
    const title = `${lead} ${'a '.repeat(60)}`;
    const slugs: string[] = [];
    for (let copy = 1; copy <= 12; copy += 1) slugs.push((await makeEssay({ title })).slug);
    expect(slugs.filter((slug) => !isSlug(slug) || slug.length > SLUG_MAX)).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
  }
});

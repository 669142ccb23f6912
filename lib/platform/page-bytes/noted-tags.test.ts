import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { noteTags, whileNoting } from './noted-tags.ts';

test('what is noted belongs to the request during which it was noted', async () => {
  const one = whileNoting(async () => {
    await setImmediate();
    noteTags(['essay:1', 'thread:1'], 3600);
    await setImmediate();
    noteTags(['thread:1'], 60);
    return 'one';
  });
  const other = whileNoting(async () => {
    noteTags(['essay:2'], false);
    return 'other';
  });
  const nothing = whileNoting(async () => 'nothing');
  expect(await one).toEqual({
    result: 'one',
    noted: { tags: new Set(['essay:1', 'thread:1']), revalidate: 60 },
  });
  expect((await other).noted).toEqual({ tags: new Set(['essay:2']), revalidate: Infinity });
  expect((await nothing).noted.tags).toBeUndefined();
  // Outside any request of ours it does nothing.
  noteTags(['essay:3'], 1);
});

import { expect, test } from 'vitest';
import type { Discussion } from '../threads/discussions.ts';
import { manyAddresses, placesOf } from './addresses.ts';

const discussion: Discussion = {
  shape: 'mixed',
  size: 100_000,
  essayId: 'essay',
  threadId: 'thread',
  slug: 'long',
  roots: 33_387,
  ids: Array.from({ length: 10_000 }, (_, index) => `id-${index}`),
  deep: { id: 'deep', number: 77 },
  branch: { root: 2, middle: 5_000 },
};

test('every kind of window of a long discussion is rendered', () => {
  expect(placesOf(discussion).map(({ path }) => path)).toEqual([
    '/essays/long',
    '/essays/long/page/1000',
    '/essays/long/newest',
    '/essays/long/helpful',
    '/essays/long/since/50000',
    '/comments/deep',
    '/essays/long/from/5000',
  ]);
  const short = { ...discussion, size: 20, roots: 11 };
  expect(placesOf(short).map(({ what }) => what)).toEqual(['first window']);
});

test('of a million comments also the middle and the end are rendered', () => {
  const million = { ...discussion, size: 1_000_000, roots: 333_949 };
  const paths = placesOf(million).map(({ path }) => path);
  expect(paths).toContain('/essays/long/page/16698');
  expect(paths).toContain('/essays/long/page/33395');
});

test('as many different addresses as are wanted, of every kind', () => {
  const addresses = manyAddresses(discussion, 1_000);
  expect(new Set(addresses).size).toBe(1_000);
  for (const kind of ['/page/', '/from/', '/since/', '/comments/']) {
    expect(addresses.filter((address) => address.includes(kind)).length).toBeGreaterThan(200);
  }
  expect(addresses).not.toContain('/essays/long/page/1');
});

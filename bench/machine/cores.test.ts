import { expect, test } from 'vitest';
import { parseCoreList } from './cores.ts';

test('the kernel names cores one by one and in ranges', () => {
  expect(parseCoreList('0-1')).toEqual([0, 1]);
  expect(parseCoreList('3')).toEqual([3]);
  expect(parseCoreList('0-2,5,8-9')).toEqual([0, 1, 2, 5, 8, 9]);
  expect(parseCoreList('')).toEqual([]);
});

import { expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

test('the median is one of the numbers', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([7])).toBe(7);
});

test('a percentile is the number that so many do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile(hundred, 100)).toBe(100);
  expect(percentile([5, 6], 99)).toBe(6);
  expect(percentile([5, 6], 0)).toBe(5);
});

test('of nothing there is no middle', () => {
  expect(median([])).toBeNaN();
});

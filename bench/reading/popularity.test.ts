import { expect, test } from 'vitest';
import { popularOrder } from './popularity.ts';

test('the first is read most, the second half as often, and none is left out', () => {
  const order = popularOrder(1, 1_000, 200_000);
  const times = new Array<number>(1_000).fill(0);
  for (const index of order) times[index] = (times[index] ?? 0) + 1;
  const [first = 0, second = 0] = times;
  expect(second / first).toBeGreaterThan(0.45);
  expect(second / first).toBeLessThan(0.55);
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(new Set(order).size).toBe(1_000);
});

test('the same seed gives the same order', () => {
  expect(popularOrder(3, 100, 50)).toEqual(popularOrder(3, 100, 50));
  expect(popularOrder(3, 100, 50)).not.toEqual(popularOrder(4, 100, 50));
});

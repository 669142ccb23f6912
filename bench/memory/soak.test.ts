import { expect, test } from 'vitest';
import { growthOf } from './soak.ts';

const held = (...sums: number[]) => sums.map((sum) => ({ heapUsed: sum - 10, arrayBuffers: 10 }));

test('what is filled at the beginning is no growth', () => {
  expect(growthOf(held(50, 90, 100, 100, 100, 100, 100, 100, 100))).toBe(0);
});

test('what grows at every stretch is', () => {
  expect(growthOf(held(100, 110, 120, 130, 140, 150, 160, 170, 180))).toBe(30);
});

test('one sample is compared with nothing', () => {
  expect(growthOf(held(100))).toBeNaN();
});

import { expect, it } from 'vitest';
import { readingMinutes } from './reading-time.ts';

it('rounds to whole minutes and never says none', () => {
  expect([0, 100, 238, 1_200].map(readingMinutes)).toEqual([1, 1, 1, 5]);
});

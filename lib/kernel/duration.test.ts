import { expect, it } from 'vitest';
import { inWords } from './duration.ts';
import { HOUR, MINUTE, SECOND } from './time.ts';

it.each([
  [1, '1 second'],
  [30 * SECOND, '30 seconds'],
  [MINUTE, '1 minute'],
  [MINUTE + 1, '2 minutes'],
  [90 * MINUTE, '90 minutes'],
  [2 * HOUR, '2 hours'],
])('%i ms is said as %j', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words);
});

import { expect, test } from 'vitest';
import { mostStreams } from './open-files.ts';

test('streams leave open files for everything else', () => {
  expect(mostStreams(12_000, 1_048_576)).toBe(12_000);
  expect(mostStreams(12_000, 1_024)).toBe(768);
  expect(mostStreams(12_000, Number.POSITIVE_INFINITY)).toBe(12_000);
});

test('the limit of this machine is known', () => {
  const most = mostStreams(Number.POSITIVE_INFINITY);
  expect(most).toBeGreaterThan(0);
});

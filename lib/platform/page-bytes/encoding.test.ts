import { expect, test } from 'vitest';
import { encodingFor } from './encoding.ts';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['gzip;q=0.001', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=1, gzip;q=0.5', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity;q=0, *;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['deflate', 'identity'],
  ['gzip;level=9', 'gzip'],
  ['gzipped, br-not', 'identity'],
  [';;;,,,', 'identity'],
])('who sends %j gets %s', (header, expected) => {
  expect(encodingFor(header)).toBe(expected);
  expect(encodingFor(header)).toBe(expected);
});

test('many different headers are read and not all remembered', () => {
  for (let i = 0; i < 2_000; i++) expect(encodingFor(`gzip, made-up-${i}`)).toBe('gzip');
});

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BEST_BROTLI, isWorthPacking, pack } from './compress.ts';

test.each([
  ['text/html; charset=utf-8', true],
  ['text/x-component', true],
  ['application/atom+xml; charset=utf-8', true],
  ['application/feed+json', true],
  ['application/javascript; charset=UTF-8', true],
  ['application/xml', true],
  ['image/svg+xml', true],
  ['text/css', true],
  ['text/event-stream', false],
  ['font/woff2', false],
  ['image/png', false],
  ['application/octet-stream', false],
  ['', false],
])('%s is worth packing: %s', (type, expected) => {
  expect(isWorthPacking(type, 5_000)).toBe(expected);
  expect(isWorthPacking(type, 500)).toBe(false);
});

test('what was packed is whole', async () => {
  const bytes = Buffer.from('a comment, and an answer to it. '.repeat(500));
  for (const kind of ['page', 'file'] as const) {
    expect(gunzipSync(await pack(bytes, 'gzip', kind)).equals(bytes)).toBe(true);
    expect(brotliDecompressSync(await pack(bytes, 'br', kind)).equals(bytes)).toBe(true);
  }
  const best = await pack(bytes, 'br', 'file', BEST_BROTLI);
  expect(brotliDecompressSync(best).equals(bytes)).toBe(true);
});

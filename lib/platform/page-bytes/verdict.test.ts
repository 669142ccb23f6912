import { expect, test } from 'vitest';
import { verdictOn } from './verdict.ts';

const NOTED = { tags: new Set(['essay:1']), revalidate: 3600 };
const VARY =
  'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding';
const PAGE: [string, string][] = [
  ['content-type', 'text/html; charset=utf-8'],
  ['cache-control', 's-maxage=86400, stale-while-revalidate=31449600'],
  ['vary', VARY],
  ['x-nextjs-cache', 'MISS'],
];
const FILE: [string, string][] = [['cache-control', 'public, max-age=31536000, immutable']];
const body = Buffer.from('');
const page = (status: number, ...more: [string, string][]) =>
  verdictOn('page', { status, headers: [...PAGE, ...more], body }, NOTED);
const file = (status: number, headers: [string, string][]) =>
  verdictOn('file', { status, headers, body }, { tags: undefined, revalidate: Infinity });

test('a page and one that says that there is none, or was one, are kept', () => {
  expect([200, 404, 410].map((status) => page(status))).toEqual(['keep', 'keep', 'keep']);
});

test.each([301, 302, 307, 308, 304, 403, 405, 204, 206])('%i is not', (status) => {
  expect(page(status)).toBe('share');
});

test.each([500, 502, 503])('%i is a failure', (status) => {
  expect(page(status, ['cache-control', 'private, no-store'])).toBe('fail');
  expect(page(status, ['set-cookie', 'a=1'])).toBe('pass');
});

test.each([
  ['set-cookie', 'a=1'],
  ['cache-control', 'private, no-cache, no-store, max-age=0, must-revalidate'],
  ['cache-control', 'PRIVATE'],
  ['cache-control', 'no-store'],
  ['vary', 'Cookie'],
  ['vary', '*'],
  ['content-encoding', 'gzip'],
])('what is for one person is shared with nobody: %s: %s', (name, value) => {
  expect(page(200, [name, value])).toBe('pass');
  expect(file(200, [...FILE, [name, value]])).toBe('pass');
});

test('a page is kept only if it is known what it shows', () => {
  const finished = { status: 200, headers: PAGE, body };
  expect(verdictOn('page', finished, { tags: undefined, revalidate: 60 })).toBe('share');
  expect(verdictOn('variant', finished, { tags: new Set(), revalidate: 60 })).toBe('share');
  expect(verdictOn('variant', finished, NOTED)).toBe('keep');
  expect(verdictOn('page', finished, { ...NOTED, revalidate: 0 })).toBe('share');
});

test('a page past its time is not kept once more', () => {
  const headers = PAGE.map(([name, value]): [string, string] => [
    name,
    name === 'x-nextjs-cache' ? 'STALE' : value,
  ]);
  expect(verdictOn('page', { status: 200, headers, body }, NOTED)).toBe('share');
});

test('a file is kept only if it never changes', () => {
  expect(file(200, FILE)).toBe('keep');
  expect(file(404, FILE)).toBe('share');
  expect(file(200, [['cache-control', 'public, max-age=0']])).toBe('share');
  expect(file(200, [])).toBe('share');
});

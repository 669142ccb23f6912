import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Answer, type Ready } from './answer.ts';

const TEXT = 'a comment, and an answer to it. '.repeat(300);
const LINKS = '</a.woff2>; rel=preload; as="font", </b.woff2>; rel=preload';

function make(headers: [string, string][], body = TEXT, status = 200, kind = 'page' as const) {
  return new Answer({ status, headers, body: Buffer.from(body) }, kind, [
    'X-Frame-Options',
    'DENY',
  ]);
}

function headOf(flat: readonly string[]): Record<string, string> {
  const pairs: [string, string][] = [];
  for (let i = 0; i < flat.length; i += 2)
    pairs.push([`${flat[i]}`.toLowerCase(), `${flat[i + 1]}`]);
  expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
  return Object.fromEntries(pairs);
}

const HEADERS: [string, string][] = [
  ['content-type', 'text/html; charset=utf-8'],
  ['vary', 'rsc, next-url'],
  ['etag', '"of Next"'],
  ['content-length', '1'],
  ['transfer-encoding', 'chunked'],
  ['connection', 'close'],
  ['date', 'today'],
  ['link', `${LINKS}, ${LINKS}`],
  ['x-nextjs-cache', 'MISS'],
  ['Cache-Control', 'public, max-age=0'],
];

test('the same bytes in three ways, each with an ETag of its own', async () => {
  const answer = make(HEADERS);
  const all: Ready[] = [];
  for (const encoding of ['identity', 'gzip', 'br'] as const) {
    expect(answer.ready(encoding)).toBeUndefined();
    const [ready, again] = await Promise.all([answer.prepare(encoding), answer.prepare(encoding)]);
    expect(again).toBe(ready);
    expect(answer.ready(encoding)).toBe(ready);
    all.push(ready);
  }
  const [plain, gzip, br] = all.map(({ bytes }) => bytes);
  expect(plain?.toString()).toBe(TEXT);
  expect(gunzipSync(gzip ?? '').toString()).toBe(TEXT);
  expect(brotliDecompressSync(br ?? '').toString()).toBe(TEXT);
  expect(new Set(all.map(({ etag }) => etag)).size).toBe(3);
  for (const { etag } of all) expect(etag).toMatch(/^"[\w-]{22}(?:-gzip|-br)?"$/);
  expect(answer.size).toBe(all.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
});

test('plain bytes go once there are packed ones, and come back for whoever wants them', async () => {
  for (const encoding of ['gzip', 'br'] as const) {
    const answer = make(HEADERS);
    expect(answer.size).toBe(Buffer.byteLength(TEXT));
    const { bytes } = await answer.prepare(encoding);
    expect(answer.size).toBe(bytes.byteLength);
    expect((await answer.prepare('identity')).bytes.toString()).toBe(TEXT);
    expect(answer.size).toBe(bytes.byteLength + Buffer.byteLength(TEXT));
  }
});

test('the head is whole, each name once, and nothing in it belongs to a connection', async () => {
  const answer = make(HEADERS);
  const ready = await answer.prepare('gzip');
  const head = headOf(ready.hit);
  expect(head).toEqual({
    'x-frame-options': 'DENY',
    'content-type': 'text/html; charset=utf-8',
    vary: 'rsc, next-url, Accept-Encoding',
    link: LINKS,
    'x-nextjs-cache': 'HIT',
    'cache-control': 'public, max-age=0',
    etag: ready.etag,
    'content-encoding': 'gzip',
    'content-length': String(ready.bytes.byteLength),
    'x-cache': 'HIT',
  });
  expect(headOf(ready.head)).toMatchObject({ 'x-nextjs-cache': 'MISS' });
  expect(headOf(ready.notModified)).toEqual({
    'x-frame-options': 'DENY',
    vary: 'rsc, next-url, Accept-Encoding',
    'x-nextjs-cache': 'HIT',
    'cache-control': 'public, max-age=0',
    etag: ready.etag,
    'x-cache': 'HIT',
  });
});

test('what gains nothing by packing has one form, and says so', async () => {
  const font = make([['content-type', 'font/woff2']]);
  expect(font.ready('br')).toBe(font.ready('identity'));
  expect(headOf(font.ready('br')?.hit ?? []).vary).toBeUndefined();
  const short = make([['content-type', 'text/html']], 'short');
  expect(short.ready('gzip')?.bytes.toString()).toBe('short');
});

test('only a success can be compared', () => {
  expect(make(HEADERS, TEXT, 404).ready('identity')?.etag).toBeUndefined();
});

test('a file is packed better later, under another ETag', async () => {
  const bytes = Buffer.from(
    Array.from({ length: 3_000 }, (_, i) => `const a${i * 7919};`).join(''),
  );
  const headers: [string, string][] = [['content-type', 'application/javascript']];
  const file = new Answer({ status: 200, headers, body: bytes }, 'file', []);
  const quick = await file.prepare('br');
  await file.improve();
  const best = file.ready('br');
  expect(best?.bytes.byteLength).toBeLessThan(quick.bytes.byteLength);
  expect(best?.etag).not.toBe(quick.etag);
  expect(brotliDecompressSync(best?.bytes ?? '').equals(bytes)).toBe(true);
});

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fetchBytes } from '#bench/client/fetch-bytes.ts';
import { type BytesStage, postComment, setBytes } from '#e2e/support/bytes-stage.ts';
import { expect, test } from '#e2e/support/test.ts';
import { unkeyedHeaders } from '#lib/testing/unkeyed-headers.ts';

// The server keeps finished bytes (docs/decisions/0009-page-bytes.md).

let stage: BytesStage;
let essay: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ baseURL }) => {
  stage = await setBytes();
  essay = `${baseURL}/essays/${stage.slug}`;
});

/** An answer as it came over the line, not unpacked. */
const raw = (url: string, headers: Record<string, string> = {}) =>
  fetchBytes(url, { 'accept-encoding': 'identity', ...headers });

test('the second answer comes from what is kept, in every packing the same page', async () => {
  expect((await raw(essay)).header('x-cache')).toBe('MISS');
  const plain = await raw(essay);
  expect(plain.header('x-cache')).toBe('HIT');
  expect(plain.header('x-nextjs-cache')).toBe('HIT');
  const gzip = await raw(essay, { 'accept-encoding': 'gzip' });
  const br = await raw(essay, { 'accept-encoding': 'gzip, deflate, br' });
  expect(gzip.header('content-encoding')).toBe('gzip');
  expect(br.header('content-encoding')).toBe('br');
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
  expect(br.body.byteLength).toBeLessThan(gzip.body.byteLength);
  expect(new Set([plain, gzip, br].map((answer) => answer.header('etag'))).size).toBe(3);
  for (const answer of [plain, gzip, br]) {
    expect(answer.header('vary')).toMatch(/\baccept-encoding\b/i);
    expect(answer.header('vary')).not.toMatch(/cookie/i);
    expect(answer.header('cache-control')).toBe('public, max-age=0, must-revalidate');
  }
});

test('who has the page hears that it still holds; HEAD has no body', async ({ request }) => {
  for (const encoding of ['identity', 'gzip', 'br']) {
    const etag = (await raw(essay, { 'accept-encoding': encoding })).header('etag') ?? '';
    const again = await raw(essay, { 'accept-encoding': encoding, 'if-none-match': etag });
    expect([again.status, again.body.byteLength, again.header('etag')]).toEqual([304, 0, etag]);
  }
  const head = await request.head(essay);
  expect([head.status(), head.headers()['x-cache'], (await head.body()).length]).toEqual([
    200,
    'HIT',
    0,
  ]);
  expect(Number(head.headers()['content-length'])).toBeGreaterThan(1_000);
});

test('a comment is in the very next answer, and the one after comes from what is kept', async ({
  baseURL,
}) => {
  for (const turn of [1, 2, 3]) {
    await raw(essay, { 'accept-encoding': 'gzip' });
    await postComment(baseURL ?? '', stage, `Said in turn ${turn}.`);
    const next = await raw(essay, { 'accept-encoding': 'gzip' });
    expect(next.header('x-cache')).toBe('MISS');
    expect(gunzipSync(next.body).toString()).toContain(`Said in turn ${turn}.`);
  }
});

test('neither a cookie nor any other header that is sent changes the bytes', async () => {
  await expect.poll(async () => (await raw(essay)).header('x-cache')).toBe('HIT');
  const clean = await raw(essay);
  for (const [name, value] of [['cookie', stage.cookie], ...unkeyedHeaders()] as const) {
    const answer = await raw(essay, { [name]: value });
    expect(answer.header('set-cookie'), name).toBeUndefined();
    expect([answer.status, answer.header('x-cache')], name).toEqual([200, 'HIT']);
    expect(answer.body.equals(clean.body), name).toBe(true);
  }
});

test('who fills it can not put anything of their own into it', async ({ baseURL }) => {
  test.slow();
  const bad = /evil\.example|gopher|Perpetua Lindqvist[^<]*sign out/i;
  // All at once, and each cookie alone: a page is filled by them, then read by somebody clean.
  const headers = Object.fromEntries(unkeyedHeaders().filter(([name]) => name !== 'if-none-match'));
  await postComment(baseURL ?? '', stage, 'Before it is filled by somebody hostile.');
  const filled = await raw(essay, { ...headers, cookie: stage.cookie });
  expect(filled.header('x-cache')).toBe('MISS');
  expect(filled.body.toString()).not.toMatch(bad);
  const clean = await raw(essay);
  expect(clean.header('x-cache')).toBe('HIT');
  expect(clean.body.equals(filled.body)).toBe(true);
});

test('an unknown query, a part, another spelling and a person’s page are not kept', async () => {
  const spelled = essay.replace('/essays/', '/%65ssays/');
  for (const url of [`${essay}?a=1`, `${essay}?_rsc=1`, spelled]) {
    for (let turn = 0; turn < 2; turn++) {
      expect((await raw(url)).header('x-cache'), url).not.toBe('HIT');
    }
  }
  for (let turn = 0; turn < 2; turn++) {
    expect((await raw(essay, { range: 'bytes=0-9' })).header('x-cache')).not.toBe('HIT');
    const own = await raw(new URL('/account', essay).href, { cookie: stage.cookie });
    expect([own.status, own.header('x-cache')]).toEqual([200, undefined]);
    expect(own.header('cache-control')).toMatch(/no-store/);
  }
});

test('the data of a page never goes out in the place of the page', async () => {
  const asData = [{ rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }, { rsc: 'x' }];
  for (const headers of asData as Record<string, string>[]) {
    const wrong = await raw(`${essay}?_rsc=wrong`, headers);
    expect(wrong.header('x-cache')).not.toBe('HIT');
    expect((await raw(essay)).header('content-type')).toBe('text/html; charset=utf-8');
  }
});

test('an address without a page is kept apart, and so is what never changes', async ({
  baseURL,
}) => {
  const none = `${baseURL}/nothing-is-kept-here`;
  expect([(await raw(none)).status, (await raw(none)).header('x-cache')]).toEqual([404, 'HIT']);
  const html = (await raw(essay)).body.toString();
  const [file = ''] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? [];
  await raw(`${baseURL}${file}`, { 'accept-encoding': 'br' });
  const again = await raw(`${baseURL}${file}`, { 'accept-encoding': 'br' });
  expect(again.header('x-cache')).toBe('HIT');
  expect(again.header('content-encoding')).toBe('br');
  expect(again.header('cache-control')).toBe('public, max-age=31536000, immutable');
  const missing = await raw(`${baseURL}/_next/static/missing.js`);
  expect([missing.status, missing.header('cache-control')]).toEqual([
    404,
    'public, max-age=0, must-revalidate',
  ]);
});

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { unkeyedHeaders } from '#lib/testing/unkeyed-headers.ts';
import { EVERYTHING, markTouched } from '../cache/tag-clock.ts';
import { askNext } from './ask-next.ts';
import { noteTags } from './noted-tags.ts';
import { PageBytes } from './page-bytes.ts';

type Page = {
  status?: number;
  headers?: Record<string, string>;
  tags?: string[] | null;
  body?: string;
};
type Got = { status: number; headers: IncomingHttpHeaders; text: string };

/** What the small application in the place of Next shows at an address, and who asked it for what. */
let pages: Record<string, Page | (() => Promise<Page>)> = {};
let isAway = false;
/** How often it was asked whether the database is away. */
let inquiries = 0;
let asked: { url: string; headers: IncomingHttpHeaders }[] = [];
let bytes: PageBytes;

async function application(
  incoming: IncomingMessage,
  response: import('node:http').ServerResponse,
) {
  const url = incoming.url ?? '';
  asked.push({ url, headers: { ...incoming.headers } });
  const known = pages[url.split('?')[0] ?? ''] ?? { status: 404, tags: ['none'] };
  const page = typeof known === 'function' ? await known() : known;
  if (page.tags !== null) noteTags(page.tags ?? ['tag'], 3600);
  response.statusCode = page.status ?? 200;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 's-maxage=86400');
  for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
  response.end(page.body ?? `${url} ${'words '.repeat(500)}${asked.length}`);
}

const server = createServer(async (incoming, response) => {
  if (bytes.answerNow(incoming, response)) return;
  try {
    if (await bytes.answer(incoming, response)) return;
    response.setHeader('x-past', '1');
    await application(incoming, response);
  } catch {
    response.statusCode = 500;
    response.end();
  }
});
let port = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

beforeEach(() => {
  bytes?.close();
  bytes = new PageBytes({
    ask: askNext(application, () => ({ host: 'site.example' })),
    kindOf: (path) => (path.startsWith('/write') ? 'rendered' : 'static'),
    headers: [['X-Frame-Options', 'DENY']],
    pageControl: 'public, max-age=0, must-revalidate',
    isDatabaseAway: async () => {
      inquiries += 1;
      return isAway;
    },
    patienceMs: 20,
  });
  isAway = false;
  inquiries = 0;
  pages = {};
  asked = [];
});

afterAll(() => {
  bytes.close();
  server.close();
  server.closeAllConnections();
});

async function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> {
  const sent = request({ port, path, headers, method }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  const packing = answer.headers['content-encoding'];
  const plain =
    packing === 'br' && body.byteLength > 0
      ? brotliDecompressSync(body)
      : packing === 'gzip' && body.byteLength > 0
        ? gunzipSync(body)
        : body;
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: plain.toString() };
}

const words = (got: Got) => [got.status, got.headers['x-cache']];

test('a page is asked for once and then given out in whatever packing', async () => {
  pages['/'] = {};
  const first = await get('/');
  expect(words(first)).toEqual([200, 'MISS']);
  expect(first.headers).toMatchObject({
    'x-frame-options': 'DENY',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  for (const encoding of ['gzip', 'br', 'identity', 'gzip, deflate, br']) {
    for (let i = 0; i < 2; i++) {
      const again = await get('/', { 'accept-encoding': encoding });
      expect(words(again)).toEqual([200, 'HIT']);
      expect(again.text).toBe(first.text);
      expect(again.headers.vary).toBe('Accept-Encoding');
    }
  }
  expect(asked).toHaveLength(1);
});

test('HEAD has the head of GET, and fills as well', async () => {
  pages['/'] = {};
  const head = await get('/', {}, 'HEAD');
  expect([...words(head), head.text]).toEqual([200, 'MISS', '']);
  const whole = await get('/');
  expect(whole.headers['x-cache']).toBe('HIT');
  expect(head.headers['content-length']).toBe(String(Buffer.byteLength(whole.text)));
  expect((await get('/', {}, 'HEAD')).text).toBe('');
});

test('who has the bytes is told so, for each packing apart', async () => {
  pages['/'] = {};
  await get('/');
  for (const encoding of ['gzip', 'br', 'identity']) {
    const own = { 'accept-encoding': encoding };
    const { etag = '' } = (await get('/', own)).headers;
    for (const match of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get('/', { ...own, 'if-none-match': match });
      expect([...words(again), again.text, again.headers.etag]).toEqual([304, 'HIT', '', etag]);
      expect(again.headers['x-frame-options']).toBe('DENY');
    }
    const other = await get('/', { 'accept-encoding': 'zstd', 'if-none-match': `${etag}x` });
    expect(other.status).toBe(200);
  }
  markTouched(['tag']);
  const { etag = '' } = (await get('/')).headers;
  pages['/'] = { body: 'x' };
  markTouched(['tag']);
  expect((await get('/', { 'if-none-match': etag })).status).toBe(200);
});

test('many who ask at once ask the application once', async () => {
  const work = Promise.withResolvers<Page>();
  pages['/'] = () => work.promise;
  const all = Array.from({ length: 20 }, () => get('/', { 'accept-encoding': 'gzip' }));
  await expect.poll(() => asked.length).toBe(1);
  work.resolve({});
  const got = await Promise.all(all);
  expect(new Set(got.map(({ text }) => text)).size).toBe(1);
  expect(asked).toHaveLength(1);
});

test('what is touched is asked for anew, and by nobody else', async () => {
  pages = { '/a': { tags: ['bytes:a', 'bytes:all'] }, '/b': { tags: ['bytes:b', 'bytes:all'] } };
  for (const path of ['/a', '/b', '/a', '/b']) await get(path);
  expect(asked).toHaveLength(2);
  markTouched(['bytes:a']);
  expect(words(await get('/b'))).toEqual([200, 'HIT']);
  expect(words(await get('/a'))).toEqual([200, 'MISS']);
  markTouched([EVERYTHING]);
  expect(words(await get('/b'))).toEqual([200, 'MISS']);
});

test('what was touched while it was made is not kept, and who asks after the touch gets the new one', async () => {
  const old = Promise.withResolvers<Page>();
  pages['/'] = () => old.promise;
  const before = get('/');
  await expect.poll(() => asked.length).toBe(1);
  markTouched(['tag']);
  const after = get('/');
  pages['/'] = { body: 'new' };
  old.resolve({ body: 'old' });
  expect((await before).text).toBe('old');
  expect((await after).text).toBe('new');
  expect((await get('/')).text).toBe('new');
  expect(asked).toHaveLength(2);
});

test.each([
  ['a cookie', { headers: { 'set-cookie': 'session=1' } }],
  ['a private page', { headers: { 'cache-control': 'private, max-age=60' } }],
  ['no-store', { headers: { 'cache-control': 'no-store' } }],
  ['what depends on the cookie', { headers: { vary: 'Cookie' } }],
])('%s is for one person: each asks themselves', async (_name, page: Page) => {
  pages['/'] = page;
  for (let i = 0; i < 2; i++) {
    const got = await get('/', { cookie: 'mine' });
    expect([got.status, got.headers['x-past']]).toEqual([200, '1']);
    expect(asked.at(-1)?.headers.cookie).toBe('mine');
  }
  expect(bytes.size().entries).toBe(0);
});

test.each([
  ['a redirect', { status: 308, headers: { location: '/b' } }],
  ['a refusal', { status: 403 }],
  ['a page without known tags', { tags: null }],
  ['a failure', { status: 500 }],
])('%s is not kept', async (_name, page: Page) => {
  pages['/a'] = page;
  for (let i = 0; i < 2; i++) {
    expect(words(await get('/a'))).toEqual([page.status ?? 200, 'MISS']);
  }
  expect(bytes.size().entries).toBe(0);
});

test('"not found" is kept until it is touched', async () => {
  expect(words(await get('/none'))).toEqual([404, 'MISS']);
  expect(words(await get('/none'))).toEqual([404, 'HIT']);
  pages['/none'] = {};
  markTouched(['none']);
  expect(words(await get('/none'))).toEqual([200, 'MISS']);
});

test.each([
  ['an unknown query', 'GET', '/a?x=1', {}],
  ["Next's query without its header", 'GET', '/a?_rsc=1', {}],
  ['a part', 'GET', '/a', { range: 'bytes=0-1' }],
  ['a body', 'GET', '/a', { 'content-length': '0', 'content-type': 'text/plain' }],
  ['a form', 'POST', '/a', {}],
  ['another spelling', 'GET', '/%61', {}],
  ['a page for one person', 'GET', '/write', {}],
])(
  '%s goes to the application as it came, and is not kept',
  async (_name, method, path, headers) => {
    pages = { '/a': {}, '/write': {}, '/%61': {} };
    await get('/a');
    for (let i = 0; i < 2; i++) {
      const got = await get(path, { ...headers, cookie: 'mine' }, method);
      expect(got.headers['x-past']).toBe('1');
      expect(asked.at(-1)?.headers.cookie).toBe('mine');
    }
    expect(asked).toHaveLength(3);
    expect(bytes.size().entries).toBe(1);
  },
);

test('a file is kept if it never changes, and a missing one is not', async () => {
  const control = { 'cache-control': 'public, max-age=31536000, immutable' };
  pages['/_next/static/a.js'] = { tags: null, headers: control };
  for (const word of ['MISS', 'HIT']) {
    const got = await get('/_next/static/a.js', { 'accept-encoding': 'br' });
    expect(words(got)).toEqual([200, word]);
    expect(got.headers['cache-control']).toBe(control['cache-control']);
  }
  pages['/_next/static/b.js'] = { status: 404, tags: ['none'], headers: {} };
  for (let i = 0; i < 2; i++) {
    const got = await get('/_next/static/b.js');
    expect([...words(got), got.headers['cache-control']]).toEqual([
      404,
      'MISS',
      'public, max-age=0, must-revalidate',
    ]);
  }
});

test('while the database is away the last good bytes are served, with their age', async () => {
  pages['/'] = { body: 'good' };
  await get('/');
  isAway = true;
  for (const failure of [
    { status: 500, headers: { 'cache-control': 'no-store' } },
    () => Promise.reject(new Error('the database is away')),
  ]) {
    pages['/'] = failure;
    markTouched(['tag']);
    const before = asked.length;
    for (let i = 0; i < 3; i++) {
      const got = await get('/');
      expect([...words(got), got.text]).toEqual([200, 'STALE', 'good']);
      expect(got.headers.age).toMatch(/^\d+$/);
    }
    // Not every request tries again.
    expect(asked).toHaveLength(before + 1);
  }
  pages['/'] = { body: 'new' };
  markTouched(['tag']);
  expect((await get('/')).text).toBe('new');
});

test('nobody waits for a database that hangs when there are older bytes, nor once it is back', async () => {
  pages['/'] = { body: 'good' };
  await get('/');
  isAway = true;
  const hanging = Promise.withResolvers<Page>();
  pages['/'] = () => hanging.promise;
  markTouched(['tag']);
  for (let i = 0; i < 3; i++) expect((await get('/')).headers['x-cache']).toBe('STALE');
  expect(asked).toHaveLength(2);
  hanging.resolve({ body: 'new' });
  await expect.poll(async () => (await get('/')).text).toBe('new');
});

test('a slow page is waited for as long as the database is there', async () => {
  pages['/'] = { body: 'good' };
  await get('/');
  const slow = Promise.withResolvers<Page>();
  pages['/'] = () => slow.promise;
  markTouched(['tag']);
  const waiting = get('/');
  await expect.poll(() => inquiries).toBeGreaterThan(0);
  slow.resolve({ body: 'new' });
  expect((await waiting).text).toBe('new');
});

test('a page that fails although the database is there is not shown as it once was', async () => {
  pages['/'] = { body: 'hidden since' };
  await get('/');
  pages['/'] = { status: 500, headers: { 'cache-control': 'no-store' } };
  markTouched(['tag']);
  expect(words(await get('/'))).toEqual([500, 'MISS']);
  isAway = true;
  expect(words(await get('/'))).toEqual([500, 'MISS']);
});

test('a database that is back at once is asked again', async () => {
  pages['/'] = { body: 'good' };
  await get('/');
  pages['/'] = async () => {
    pages['/'] = { body: 'new' };
    throw new Error('the connection was cut');
  };
  markTouched(['tag']);
  expect((await get('/')).text).toBe('new');
});

test('without older bytes a failure is a failure', async () => {
  pages['/'] = { status: 503, headers: { 'cache-control': 'no-store' } };
  expect(words(await get('/'))).toEqual([503, 'MISS']);
  pages['/'] = () => Promise.reject(new Error('away'));
  expect((await get('/')).status).toBe(500);
});

test('a page that was taken away is not shown again when the next attempt fails', async () => {
  pages['/'] = { body: 'hidden later' };
  await get('/');
  pages['/'] = { status: 404, tags: ['tag'] };
  markTouched(['tag']);
  expect((await get('/')).status).toBe(404);
  pages['/'] = { status: 500 };
  markTouched(['tag']);
  expect((await get('/')).status).toBe(500);
});

test('nothing that a client sends besides address and packing reaches what is kept', async () => {
  pages['/'] = () =>
    Promise.resolve({ body: JSON.stringify(asked.at(-1)?.headers), tags: ['unkeyed'] });
  const clean = await get('/');
  for (const [name, value] of unkeyedHeaders()) {
    markTouched(['unkeyed']);
    const filled = await get('/', { [name]: value, connection: 'close' });
    if (filled.status === 304) continue;
    expect(filled.text, name).toBe(clean.text);
    expect((await get('/')).text, name).toBe(clean.text);
  }
  expect(JSON.parse(clean.text)).toEqual({ host: 'site.example' });
});

test('the data of a page is kept apart from the page, by all that it depends on', async () => {
  pages['/'] = () => Promise.resolve({ body: JSON.stringify(asked.at(-1)?.headers) });
  const html = await get('/');
  const data = await get('/?_rsc=a', { rsc: '1', 'next-url': '/x', cookie: 'mine' });
  expect(JSON.parse(data.text)).toEqual({ host: 'site.example', rsc: '1', 'next-url': '/x' });
  expect(asked.at(-1)?.url).toBe('/?_rsc=a');
  const other = await get('/?_rsc=a', { rsc: '1', 'next-url': '/y' });
  expect(other.text).not.toBe(data.text);
  expect(words(await get('/?_rsc=a', { rsc: '1', 'next-url': '/x' }))).toEqual([200, 'HIT']);
  expect((await get('/')).text).toBe(html.text);
});

test('a thousand addresses, read while they are touched, leave nothing behind', async () => {
  const tags = (i: number) => [`many:${i}`, `many:of:${i % 10}`];
  for (let i = 0; i < 1_000; i++) pages[`/p/${i}`] = { tags: tags(i), body: `${i}`.repeat(100) };
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 1_000; i += 10) {
      const block = Array.from({ length: 10 }, (_, k) => get(`/p/${i + k}`));
      markTouched([`many:of:${(i / 10) % 10}`]);
      for (const [k, got] of (await Promise.all(block)).entries()) {
        expect(got.text).toBe(`${i + k}`.repeat(100));
      }
    }
  }
  const { bytes: counted, entries } = bytes.size();
  expect(entries).toBeLessThanOrEqual(1_000);
  expect(counted).toBeLessThan(96 * 1024 * 1024);
  markTouched(Array.from({ length: 10 }, (_, i) => `many:of:${i}`));
  expect(bytes.size().tags).toBe(0);
});

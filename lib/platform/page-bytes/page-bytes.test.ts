import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BytesSite, type Got, type Page } from '#lib/testing/bytes-site.ts';
import { unkeyedHeaders } from '#lib/testing/unkeyed-headers.ts';
import { EVERYTHING, markTouched } from '../cache/tag-clock.ts';

const site = new BytesSite();
beforeAll(() => site.start());
beforeEach(() => site.reset());
afterAll(() => site.stop());

const words = (got: Got) => [got.status, got.headers['x-cache']];

test('a page is asked for once and then given out in whatever packing', async () => {
  site.pages['/'] = {};
  const first = await site.get('/');
  expect(words(first)).toEqual([200, 'MISS']);
  expect(first.headers).toMatchObject({
    'x-frame-options': 'DENY',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  for (const encoding of ['gzip', 'br', 'identity', 'gzip, deflate, br']) {
    for (let i = 0; i < 2; i++) {
      const again = await site.get('/', { 'accept-encoding': encoding });
      expect(words(again)).toEqual([200, 'HIT']);
      expect(again.text).toBe(first.text);
      expect(again.headers.vary).toBe('Accept-Encoding');
    }
  }
  expect(site.asked).toHaveLength(1);
});

test('HEAD has the head of GET, and fills as well', async () => {
  site.pages['/'] = {};
  const head = await site.get('/', {}, 'HEAD');
  expect([...words(head), head.text]).toEqual([200, 'MISS', '']);
  const whole = await site.get('/');
  expect(whole.headers['x-cache']).toBe('HIT');
  expect(head.headers['content-length']).toBe(String(Buffer.byteLength(whole.text)));
  expect((await site.get('/', {}, 'HEAD')).text).toBe('');
});

test('who has the bytes is told so, for each packing apart', async () => {
  site.pages['/'] = {};
  await site.get('/');
  for (const encoding of ['gzip', 'br', 'identity']) {
    const own = { 'accept-encoding': encoding };
    const { etag = '' } = (await site.get('/', own)).headers;
    for (const match of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await site.get('/', { ...own, 'if-none-match': match });
      expect([...words(again), again.text, again.headers.etag]).toEqual([304, 'HIT', '', etag]);
      expect(again.headers['x-frame-options']).toBe('DENY');
    }
    const other = await site.get('/', { 'accept-encoding': 'zstd', 'if-none-match': `${etag}x` });
    expect(other.status).toBe(200);
  }
  markTouched(['tag']);
  const { etag = '' } = (await site.get('/')).headers;
  site.pages['/'] = { body: 'x' };
  markTouched(['tag']);
  expect((await site.get('/', { 'if-none-match': etag })).status).toBe(200);
});

test('many who ask at once ask the application once', async () => {
  const work = Promise.withResolvers<Page>();
  site.pages['/'] = () => work.promise;
  const all = Array.from({ length: 20 }, () => site.get('/', { 'accept-encoding': 'gzip' }));
  await expect.poll(() => site.asked.length).toBe(1);
  work.resolve({});
  const got = await Promise.all(all);
  expect(new Set(got.map(({ text }) => text)).size).toBe(1);
  expect(site.asked).toHaveLength(1);
});

test('what is touched is asked for anew, and by nobody else', async () => {
  site.pages = {
    '/a': { tags: ['bytes:a', 'bytes:all'] },
    '/b': { tags: ['bytes:b', 'bytes:all'] },
  };
  for (const path of ['/a', '/b', '/a', '/b']) await site.get(path);
  expect(site.asked).toHaveLength(2);
  markTouched(['bytes:a']);
  expect(words(await site.get('/b'))).toEqual([200, 'HIT']);
  expect(words(await site.get('/a'))).toEqual([200, 'MISS']);
  markTouched([EVERYTHING]);
  expect(words(await site.get('/b'))).toEqual([200, 'MISS']);
});

test('what was touched while it was made is not kept, and who asks after the touch gets the new one', async () => {
  const old = Promise.withResolvers<Page>();
  site.pages['/'] = () => old.promise;
  const before = site.get('/');
  await expect.poll(() => site.asked.length).toBe(1);
  markTouched(['tag']);
  const after = site.get('/');
  site.pages['/'] = { body: 'new' };
  old.resolve({ body: 'old' });
  expect((await before).text).toBe('old');
  expect((await after).text).toBe('new');
  expect((await site.get('/')).text).toBe('new');
  expect(site.asked).toHaveLength(2);
});

test.each([
  ['a cookie', { headers: { 'set-cookie': 'session=1' } }],
  ['a private page', { headers: { 'cache-control': 'private, max-age=60' } }],
  ['no-store', { headers: { 'cache-control': 'no-store' } }],
  ['what depends on the cookie', { headers: { vary: 'Cookie' } }],
])('%s is for one person: each asks themselves', async (_name, page: Page) => {
  site.pages['/'] = page;
  for (let i = 0; i < 2; i++) {
    const got = await site.get('/', { cookie: 'mine' });
    expect([got.status, got.headers['x-past']]).toEqual([200, '1']);
    expect(site.asked.at(-1)?.headers.cookie).toBe('mine');
  }
  expect(site.bytes.size().entries).toBe(0);
});

test.each([
  ['a redirect', { status: 308, headers: { location: '/b' } }],
  ['a refusal', { status: 403 }],
  ['a page without known tags', { tags: null }],
  ['a failure', { status: 500 }],
])('%s is not kept', async (_name, page: Page) => {
  site.pages['/a'] = page;
  for (let i = 0; i < 2; i++) {
    expect(words(await site.get('/a'))).toEqual([page.status ?? 200, 'MISS']);
  }
  expect(site.bytes.size().entries).toBe(0);
});

test('"not found" is kept until it is touched', async () => {
  expect(words(await site.get('/none'))).toEqual([404, 'MISS']);
  expect(words(await site.get('/none'))).toEqual([404, 'HIT']);
  site.pages['/none'] = {};
  markTouched(['none']);
  expect(words(await site.get('/none'))).toEqual([200, 'MISS']);
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
    site.pages = { '/a': {}, '/write': {}, '/%61': {} };
    await site.get('/a');
    for (let i = 0; i < 2; i++) {
      const got = await site.get(path, { ...headers, cookie: 'mine' }, method);
      expect(got.headers['x-past']).toBe('1');
      expect(site.asked.at(-1)?.headers.cookie).toBe('mine');
    }
    expect(site.asked).toHaveLength(3);
    expect(site.bytes.size().entries).toBe(1);
  },
);

test('a file is kept if it never changes, and a missing one is not', async () => {
  const control = { 'cache-control': 'public, max-age=31536000, immutable' };
  site.pages['/_next/static/a.js'] = { tags: null, headers: control };
  for (const word of ['MISS', 'HIT']) {
    const got = await site.get('/_next/static/a.js', { 'accept-encoding': 'br' });
    expect(words(got)).toEqual([200, word]);
    expect(got.headers['cache-control']).toBe(control['cache-control']);
  }
  site.pages['/_next/static/b.js'] = { status: 404, tags: ['none'], headers: {} };
  for (let i = 0; i < 2; i++) {
    const got = await site.get('/_next/static/b.js');
    expect([...words(got), got.headers['cache-control']]).toEqual([
      404,
      'MISS',
      'public, max-age=0, must-revalidate',
    ]);
  }
});

test('nothing that a client sends besides address and packing reaches what is kept', async () => {
  site.pages['/'] = () =>
    Promise.resolve({ body: JSON.stringify(site.asked.at(-1)?.headers), tags: ['unkeyed'] });
  const clean = await site.get('/');
  for (const [name, value] of unkeyedHeaders()) {
    markTouched(['unkeyed']);
    const filled = await site.get('/', { [name]: value, connection: 'close' });
    if (filled.status === 304) continue;
    expect(filled.text, name).toBe(clean.text);
    expect((await site.get('/')).text, name).toBe(clean.text);
  }
  expect(JSON.parse(clean.text)).toEqual({ host: 'site.example' });
});

test('the data of a page is kept apart from the page, by all that it depends on', async () => {
  site.pages['/'] = () => Promise.resolve({ body: JSON.stringify(site.asked.at(-1)?.headers) });
  const html = await site.get('/');
  const data = await site.get('/?_rsc=a', { rsc: '1', 'next-url': '/x', cookie: 'mine' });
  expect(JSON.parse(data.text)).toEqual({ host: 'site.example', rsc: '1', 'next-url': '/x' });
  expect(site.asked.at(-1)?.url).toBe('/?_rsc=a');
  const other = await site.get('/?_rsc=a', { rsc: '1', 'next-url': '/y' });
  expect(other.text).not.toBe(data.text);
  expect(words(await site.get('/?_rsc=a', { rsc: '1', 'next-url': '/x' }))).toEqual([200, 'HIT']);
  expect((await site.get('/')).text).toBe(html.text);
});

test('a thousand addresses, read while they are touched, leave nothing behind', async () => {
  const tags = (i: number) => [`many:${i}`, `many:of:${i % 10}`];
  for (let i = 0; i < 1_000; i++)
    site.pages[`/p/${i}`] = { tags: tags(i), body: `${i}`.repeat(100) };
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 1_000; i += 10) {
      const block = Array.from({ length: 10 }, (_, k) => site.get(`/p/${i + k}`));
      markTouched([`many:of:${(i / 10) % 10}`]);
      for (const [k, got] of (await Promise.all(block)).entries()) {
        expect(got.text).toBe(`${i + k}`.repeat(100));
      }
    }
  }
  const { bytes: counted, entries } = site.bytes.size();
  expect(entries).toBeLessThanOrEqual(1_000);
  expect(counted).toBeLessThan(96 * 1024 * 1024);
  markTouched(Array.from({ length: 10 }, (_, i) => `many:of:${i}`));
  expect(site.bytes.size().tags).toBe(0);
});

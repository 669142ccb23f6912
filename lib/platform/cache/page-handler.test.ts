import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerWith, whileAnswering } from '../answer-with.ts';
import { inFlight } from './in-flight.ts';
import PageHandler, { pageCacheSize } from './page-handler.ts';
import { markTouched } from './tag-clock.ts';

type Value = NonNullable<Parameters<PageHandler['set']>[1]>;

const WORDS = '<!DOCTYPE html><html lang="en-GB"><body>There is nothing here</body></html>';
const NO_WORDS = '<!DOCTYPE html><html id="__next_error__"><head></head></html>';
const CONTROL = { cacheControl: { revalidate: 3600, expire: 86_400 } };

const build = mkdtempSync(join(tmpdir(), 'off-call-build-'));

beforeAll(() => {
  const page = { renderingMode: 'PARTIALLY_STATIC', _isEnsureStaticPage: true };
  const list = {
    routes: { '/': page },
    dynamicRoutes: { '/essays/[slug]': { ...page, routeRegex: '^/essays/([^/]+?)(?:/)?$' } },
  };
  mkdirSync(join(build, 'server/app'), { recursive: true });
  writeFileSync(join(build, 'prerender-manifest.json'), JSON.stringify(list));
  writeFileSync(join(build, 'app-path-routes-manifest.json'), JSON.stringify({}));
  writeFileSync(join(build, 'server/app/_not-found.html'), WORDS);
});

afterAll(() => rmSync(build, { recursive: true }));

function request(headers: Record<string, string> = {}): PageHandler {
  return new PageHandler({
    serverDistDir: join(build, 'server'),
    revalidatedTags: [],
    _requestHeaders: headers,
  });
}

function keyOf(path: string): string {
  const route = createHash('sha256').update('/essays/[slug]/page').digest('hex');
  return `/route-cache/APP_PAGE/${route}/$${path}`;
}

function page(html: string, tags: string[], more: object = {}): Value {
  return {
    kind: 'APP_PAGE',
    html,
    rscData: Buffer.from('data'),
    segmentData: new Map([['/_tree', Buffer.from('tree')]]),
    headers: { 'x-next-cache-tags': ['_N_T_/layout', ...tags].join(',') },
    postponed: undefined,
    status: undefined,
    ...more,
  } as Value;
}

async function htmlAt(path: string): Promise<string | undefined> {
  const found = await request().get(keyOf(path));
  return found?.value && 'html' in found.value ? found.value.html : undefined;
}

/** What one request does that finds nothing and renders. */
async function render(path: string, value: Value, whileRendering = () => {}): Promise<void> {
  const one = request();
  expect(await one.get(keyOf(path))).toBeNull();
  whileRendering();
  await one.set(keyOf(path), value, CONTROL);
}

test('a page is rendered once and kept until one of its tags is touched', async () => {
  await render('/essays/kept', page('first', ['essay:1', 'thread:1']));
  expect(await htmlAt('/essays/kept')).toBe('first');
  const found = await request().get(keyOf('/essays/kept'));
  expect(found?.cacheControl).toEqual(CONTROL.cacheControl);
  markTouched(['thread:1']);
  expect(await htmlAt('/essays/kept')).toBeUndefined();
});

test('a page that was touched while it was rendered is not kept', async () => {
  await render('/essays/race', page('old', ['essay:2']), () => markTouched(['essay:2']));
  expect(await htmlAt('/essays/race')).toBeUndefined();
});

test('revalidateTag is a touch, with or without a lifetime', async () => {
  await render('/essays/tag', page('old', ['essay:3']));
  await request().revalidateTag('essay:3');
  expect(await htmlAt('/essays/tag')).toBeUndefined();
});

test('a page with holes is never kept', async () => {
  await render('/essays/holes', page('shell', [], { postponed: '{}' }));
  expect(await htmlAt('/essays/holes')).toBeUndefined();
});

test('a page that is not found is kept with the words of the page for that', async () => {
  const absent = page(NO_WORDS, ['essay-slug:x'], { status: 404 });
  await render('/essays/absent', absent);
  // Next answers the first request with the very value it gave us.
  expect('html' in absent && absent.html).toBe(WORDS);
  expect(await htmlAt('/essays/absent')).toBe(WORDS);
  markTouched(['essay-slug:x']);
  expect(await htmlAt('/essays/absent')).toBeUndefined();
});

test('a page that has said its status while it was rendered is kept with it', async () => {
  const gone = page(WORDS, ['essay-address:x']);
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  await whileAnswering(answer, async () => {
    answerWith(410);
    await render('/essays/gone', gone);
  });
  // Next answers the first request with the very value it gave us, and later ones with the kept one.
  const kept = await request().get(keyOf('/essays/gone'));
  expect([gone, kept?.value]).toMatchObject([{ status: 410 }, { status: 410 }]);
  await render('/essays/beside', page('beside', []));
  const beside = await request().get(keyOf('/essays/beside'));
  expect(beside?.value && 'status' in beside.value && beside.value.status).toBeUndefined();
});

test('the words are those of this process once it has rendered them', async () => {
  const own = WORDS.replace('here', 'on this site');
  const one = request();
  // Next itself gives this page its status, not the value.
  await one.set(keyOf('/_not-found'), page(own, []), CONTROL);
  await render('/essays/absent-too', page(NO_WORDS, [], { status: 404 }));
  expect(await htmlAt('/essays/absent-too')).toBe(own);
});

test('pages that are not found push no real page out, and all stays within bounds', async () => {
  await render('/essays/real', page('real', []));
  const big = 'x'.repeat(100_000);
  for (let i = 0; i < 100; i++) {
    await render(`/essays/no-${i}`, page(big, [], { status: 404 }));
  }
  expect(await htmlAt('/essays/real')).toBe('real');
  expect(await htmlAt('/essays/no-0')).toBeUndefined();
  expect(await htmlAt('/essays/no-99')).toBe(big);
  for (let i = 0; i < 400; i++) await render(`/essays/many-${i}`, page(big, []));
  expect(pageCacheSize().bytes).toBeLessThanOrEqual((16 + 4) * 1024 * 1024);
  expect(await htmlAt('/essays/many-399')).toBe(big);
});

test('a feed is kept with its status', async () => {
  const feed = {
    kind: 'APP_ROUTE',
    body: Buffer.from('<feed/>'),
    status: 200,
    headers: { 'x-next-cache-tags': 'essays' },
  } as unknown as Value;
  await render('/feed.xml', feed);
  expect((await request().get(keyOf('/feed.xml')))?.value).toBe(feed);
});

test('who writes can wait for the pages under way, and only for those that will be kept', async () => {
  await request().get(keyOf('/essays/slow'));
  expect(inFlight(keyOf('/essays/slow'))).toBeDefined();
  await request().set(keyOf('/essays/slow'), page('done', []), CONTROL);
  expect(inFlight(keyOf('/essays/slow'))).toBeUndefined();

  await request({ 'content-type': 'multipart/form-data' }).get(keyOf('/essays/posted'));
  expect(inFlight(keyOf('/essays/posted'))).toBeUndefined();
  await request().get(keyOf('/write'));
  expect(inFlight(keyOf('/write'))).toBeUndefined();
});

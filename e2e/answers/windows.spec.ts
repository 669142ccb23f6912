import type { APIRequestContext } from '@playwright/test';
import { makeLiveEssay, postBelow } from '#e2e/support/live-essay.ts';
import { expect, test } from '#e2e/support/test.ts';
import { makeWindowsEssay, type WindowsEssay } from '#e2e/support/windows.ts';
import { wordsOf } from '#e2e/support/words-of.ts';

let essay: WindowsEssay;
let address: string;

test.beforeAll(async () => {
  essay = await makeWindowsEssay();
  address = `/essays/${essay.slug}`;
});

/** What a page says in its head of itself and of the pages beside it. */
async function headOf(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  const html = await answer.text();
  const link = (rel: string) =>
    new RegExp(`<link rel="${rel}" href="[^/]+//[^/]+([^"]*)"`).exec(html)?.[1] ?? null;
  return {
    status: answer.status(),
    canonical: link('canonical'),
    prev: link('prev'),
    next: link('next'),
    isFound: !/<meta name="robots" content="noindex/.test(html),
  };
}

test('each page says where it stands, and whether it is to be found', async ({ request }) => {
  const heads: [path: string, expected: object][] = [
    ['', { canonical: address, prev: null, next: `${address}/page/2`, isFound: true }],
    [
      '/page/2',
      {
        canonical: `${address}/page/2`,
        prev: address,
        next: `${address}/page/3`,
        isFound: true,
      },
    ],
    [
      '/page/4',
      { canonical: `${address}/page/4`, prev: `${address}/page/3`, next: null, isFound: true },
    ],
    ['/newest', { canonical: address, prev: null, next: `${address}/newest/2`, isFound: false }],
    ['/newest/4', { prev: `${address}/newest`, next: `${address}/newest/3`, isFound: false }],
    [
      '/helpful',
      { canonical: address, prev: null, next: `${address}/helpful/1/2`, isFound: false },
    ],
    [
      '/helpful/1/2',
      { prev: `${address}/helpful`, next: `${address}/helpful/1/3`, isFound: false },
    ],
    ['/from/37', { prev: null, next: `${address}/from/77`, isFound: false }],
    ['/since/40', { prev: null, next: `${address}/since/80`, isFound: false }],
  ];
  for (const [path, expected] of heads) {
    expect(await headOf(request, `${address}${path}`), path).toMatchObject({
      status: 200,
      ...expected,
    });
  }
});

test('what is not there is not found, in words', async ({ request }) => {
  const missing = [
    ...['0', '1', '5', '01', '-1', '2x', '1.5', '99999999999'].map((part) => `page/${part}`),
    ...['0', '5', 'x'].map((part) => `newest/${part}`),
    ...['1/0', '1/1', '1/5', '2/2', '99/2', 'x/2', '1/x', '1'].map((part) => `helpful/${part}`),
    ...['0', String(essay.vanished), '104', '01'].map((part) => `from/${part}`),
    ...['104', '-1', 'x'].map((part) => `since/${part}`),
    'page',
    'since',
    'oldest',
  ];
  // Only the first page of the most helpful makes an edition.
  await request.get(`${address}/helpful`);
  for (const path of missing) {
    const answer = await request.get(`${address}/${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(wordsOf(await answer.text()), path).toContain('There is nothing at this address');
  }
});

test('a part of an order that is gone leads to the order as it is now', async ({ request }) => {
  await request.get(`${address}/helpful`);
  for (let ask = 1; ask <= 2; ask += 1) {
    const answer = await request.get(`${address}/helpful/0/2`, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe(`${address}/helpful`);
  }
});

test('a discussion that is shown whole has no further parts', async ({ request }) => {
  const short = '/essays/why-is-leaving-clinical-medicine-still-seen-as-failure';
  for (const path of ['page/2', 'newest/1', 'helpful/1/2']) {
    expect((await request.get(`${short}/${path}`)).status(), path).toBe(404);
  }
  for (const path of ['newest', 'helpful', 'since/0', 'from/1']) {
    expect((await request.get(`${short}/${path}`)).status(), path).toBe(200);
  }
});

test('each part to be found has its comments as structured data, and stands in the sitemap', async ({
  request,
  baseURL,
}) => {
  const html = await (await request.get(`${address}/page/3`)).text();
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const data = JSON.parse(json);
  expect(data).toMatchObject({
    '@type': 'DiscussionForumPosting',
    url: `${baseURL}${address}#discussion`,
  });
  expect(data.comment).toHaveLength(10);
  expect(data.comment[9].comment[0].comment[0].comment).toHaveLength(1);

  await expect
    .poll(async () => (await request.get('/sitemap.xml')).text(), 'the new essay is listed')
    .toContain(`${address}<`);
  const sitemap = await (await request.get('/sitemap.xml')).text();
  for (const part of ['', '/page/2', '/page/3', '/page/4']) {
    expect(sitemap).toContain(`<loc>${baseURL}${address}${part}</loc>`);
  }
  for (const part of ['/page/5', '/newest', '/helpful', '/from', '/since']) {
    expect(sitemap).not.toContain(`${address}${part}`);
  }
});

test('a new comment makes the pages anew that it stands on, and no others', async ({ request }) => {
  test.slow();
  const busy = await makeLiveEssay(55);
  const at = (part: string) => request.get(`/essays/${busy.slug}${part}`);
  const isKept = async (part: string) => (await at(part)).headers()['x-cache'] === 'HIT';
  const shows = async (part: string, number: number) =>
    (await (await at(part)).text()).includes(`id="comment-${number}"`);
  const pages = [
    '',
    '/page/2',
    '/page/5',
    '/page/6',
    '/newest',
    '/newest/2',
    '/from/3',
    '/since/9',
  ];
  const keepAll = async () => {
    for (const part of pages) await expect.poll(() => isKept(part), `${part} is kept`).toBe(true);
  };
  const staysKept = async (parts: string[]) => {
    for (const part of parts) expect(await isKept(part), `${part} is still kept`).toBe(true);
  };

  // What other tests do to the whole site at this moment (a new stage) is no fault: then once more,
  // and each time into the same window, which has room for five.
  await expect(async () => {
    await keepAll();
    const [root = 0] = await postBelow(busy, 'essay');
    for (const part of ['/page/6', '/newest']) {
      await expect.poll(() => shows(part, root), `${part} shows it`).toBe(true);
    }
    await staysKept(['/page/2', '/page/5', '/newest/2', '/from/3', '/since/9']);
  }).toPass();

  // Among a root's first replies, of which there are three.
  await expect(async () => {
    await keepAll();
    const [reply = 0] = await postBelow(busy, 3);
    for (const part of ['', '/from/3']) {
      await expect.poll(() => shows(part, reply), `${part} shows it`).toBe(true);
    }
    await staysKept(['/page/2', '/page/5', '/page/6', '/newest', '/newest/2', '/since/9']);
  }).toPass();
});

import type { APIRequestContext, APIResponse } from '@playwright/test';
import { type PageCase, READ_PAGES } from '#e2e/support/every-page.ts';
import { cookieHeader, expect, test } from '#e2e/support/stage-test.ts';

// What a reader gets is static (design.md, 4): kept after the first request, the same bytes for
// everybody, with nothing in it that belongs to one browser.

const FILES = [
  '/feed.xml',
  '/feed.json',
  '/moderation/log/feed.xml',
  '/moderation/log/feed.json',
  '/transparency/figures.csv',
  '/transparency/figures.json',
  '/guide/feed.xml',
  '/guide/feed.json',
  '/sitemap.xml',
  '/robots.txt',
].map((path) => ({ name: path, path: () => path }));

const COMMENT_FEEDS: PageCase[] = ['feed.xml', 'feed.json'].map((file) => ({
  name: `the comments of an essay as ${file}`,
  path: ({ busy }) => `/essays/${busy.slug}/${file}`,
}));

for (const { name, path } of [...READ_PAGES, ...FILES, ...COMMENT_FEEDS]) {
  test(`${name} is kept, and is the same for everybody`, async ({ request, stage }) => {
    const first = await getKept(request, path(stage));
    expect(first.status()).toBe(200);
    expect(first.headers()['set-cookie']).toBeUndefined();
    expect(first.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(first.headers().vary ?? '').not.toMatch(/cookie/i);

    for (const who of ['member', 'moderator', 'nameless', 'browser'] as const) {
      const theirs = await getKept(request, path(stage), { cookie: cookieHeader(stage, who) });
      expect(theirs.headers()['set-cookie']).toBeUndefined();
      expect(theirs.headers().etag).toBe(first.headers().etag);
      expect((await theirs.body()).equals(await first.body()), who).toBe(true);
    }

    const { etag } = first.headers();
    if (etag) {
      const again = await request.get(path(stage), { headers: { 'if-none-match': etag } });
      expect(again.status()).toBe(304);
      expect((await again.body()).length).toBe(0);
    }
    const head = await request.head(path(stage));
    expect(head.headers()['x-nextjs-cache']).toBe('HIT');
    expect((await head.body()).length).toBe(0);
  });
}

test('a page for one person is kept by nobody', async ({ request, stage }) => {
  const cookie = cookieHeader(stage, 'member');
  for (const path of ['/account', '/sign-in', `/comments/${stage.comments.own}/edit`, '/mailbox']) {
    const answer = await request.get(path, { headers: { cookie } });
    expect(answer.headers()['cache-control'], path).toMatch(/\bno-store\b/);
    expect(answer.headers()['x-nextjs-cache'], path).toBeUndefined();
  }
  const viewer = await request.get('/api/viewer', { headers: { cookie } });
  expect(viewer.headers()['cache-control']).toBe('private, no-store');
  expect(await viewer.json()).toMatchObject({ signedIn: true, name: stage.guests.member.name });
});

/** Asks until the answer comes from what is kept: another test may just have changed the page. */
async function getKept(
  request: APIRequestContext,
  path: string,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  let answer = await request.get(path, { headers });
  await expect
    .poll(async () => {
      answer = await request.get(path, { headers });
      return answer.headers()['x-nextjs-cache'];
    }, `${path} from the cache`)
    .toBe('HIT');
  return answer;
}

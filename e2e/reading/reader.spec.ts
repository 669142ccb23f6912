import type { Page } from '@playwright/test';
import { READ_PAGES } from '#e2e/support/every-page.ts';
import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

/** What belongs to a page: its own files, its pictures, and its icon. */
const FILES =
  /^\/(_next\/static\/|images\/[\w-]{36}\/\d+\.webp$|favicon\.ico|icon\.svg|apple-icon\.png)/;

/** The pixel by which the end of a quarter of an essay is counted (components/reading). */
const MARK = /^\/api\/reads\/[\w-]{36}\/[1-4]$/;

/** The one request of an open discussion. */
const STREAM = /^GET \/api\/live\?essay=[\w-]{36}&age=\d+$/;

/** Every request of a page, method and path, without the page itself and its files. */
function requestsBesides(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const isThePage = request.isNavigationRequest();
    const isItsOwn = FILES.test(pathname) || MARK.test(pathname);
    if (!isThePage && !isItsOwn) asked.push(`${request.method()} ${pathname}${search}`);
  });
  return asked;
}

/** Reads a page as a person does: to its end and back, over its links, with a fold. */
async function readThrough(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('End');
  for (const link of (await page.locator('main a:visible').all()).slice(0, 5)) await link.hover();
  await page.keyboard.press('Home');
  await page.waitForLoadState('networkidle');
}

for (const { name, path } of READ_PAGES) {
  test(`a reader of ${name} causes no request beyond the page and its files`, async ({
    page,
    context,
    stage,
  }) => {
    const asked = requestsBesides(page);
    await page.goto(path(stage));
    await readThrough(page);
    // An open discussion learns of new comments, and remembers in this browser how far it was read.
    const isDiscussion = (await page.locator('[data-live]').count()) > 0;
    expect(asked.filter((request) => !STREAM.test(request))).toEqual([]);
    expect(asked).toHaveLength(isDiscussion ? 1 : 0);
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(() => [Object.keys(localStorage), sessionStorage.length]);
    expect(kept).toEqual([isDiscussion ? ['off-call-visits'] : [], 0]);
  });
}

test('somebody who is signed in causes one more for the corner, and two for the thread', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'member');
  const asked = requestsBesides(page);
  await page.goto('/rules');
  await expect(page.getByRole('link', { name: stage.guests.member.name })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['GET /api/viewer']);

  asked.length = 0;
  await page.goto(`/essays/${stage.busy.slug}`);
  await expect(page.getByText('You', { exact: true }).first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  // Who they are there, and that they were there.
  expect(asked.filter((request) => !request.startsWith('GET /api/live?')).toSorted()).toEqual([
    'GET /api/viewer',
    expect.stringMatching(/^GET \/api\/viewer\?essay=[\w-]{36}$/),
    `POST /essays/${stage.busy.slug}`,
  ]);
});

test('a hint without a session opens nothing and says "Sign in"', async ({
  page,
  context,
  stage,
}) => {
  const { hint } = stage.cookies;
  await context.addCookies([{ name: hint, value: '1', domain: 'localhost', path: '/' }]);
  const viewer = page.waitForResponse(/\/api\/viewer$/);
  await page.goto('/');
  expect(await (await viewer).json()).toEqual({
    signedIn: false,
    name: null,
    may: { write: false, moderate: false },
    own: [],
    given: [],
    newSince: null,
    notices: 0,
  });
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
});

test('a member sees their own marks in the thread, and nobody else’s', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'member');
  await page.goto(`/comments/${stage.comments.own}`);
  const row = page.locator('[data-acts]').first();
  await expect(row.getByText('You', { exact: true })).toBeVisible();
  await page.goto(`/comments/${stage.comments.edited}`);
  await expect(page.getByRole('link', { name: stage.guests.member.name })).toBeVisible();
  await expect(page.getByText('You', { exact: true })).toHaveCount(0);
});

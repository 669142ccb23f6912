import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '#e2e/support/expect-accessible.ts';
import { fill } from '#e2e/support/fill.ts';
import {
  ageVisits,
  enterAsMember,
  type LiveEssay,
  makeLiveEssay,
  postBelow,
} from '#e2e/support/live-essay.ts';
import { smallTargets } from '#e2e/support/small-targets.ts';
import { expect, test } from '#e2e/support/stage-test.ts';
import { whatSticksOut } from '#e2e/support/what-sticks-out.ts';

/** Opens a discussion, and waits until it hears of new comments. */
async function read(page: Page, { slug }: LiveEssay, part = ''): Promise<void> {
  const stream = page.waitForResponse(/\/api\/live\?/);
  await page.goto(`/essays/${slug}${part}#discussion`);
  expect((await stream).status()).toBe(200);
  await expect(page.locator('[data-live] summary')).toBeVisible();
}

/** The offer at the head of the discussion. */
const bar = (page: Page): Locator => page.locator('[data-live]').getByRole('button').first();

/** Where everything of the page's own stands. */
const boxes = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main :is(article, h1, h2, h3, p, a):not([data-live] *, h3 > a)',
      ),
    ].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height].join();
    }),
  );

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

const marked = (page: Page) =>
  page
    .locator('article[data-new]')
    .evaluateAll((articles) => articles.map(({ id }) => Number(id.slice('comment-'.length))));

test('new comments are offered, move nothing, and are let in by the reader', async ({ page }) => {
  const essay = await makeLiveEssay(3);
  await read(page, essay);
  const before = await boxes(page);
  expect(await postBelow(essay, 'essay', 'essay', 'essay')).toEqual([4, 5, 6]);

  await expect(bar(page)).toHaveText('3 new comments');
  await expect(page.locator('[data-live] [role=status]')).toContainText(/new comment/);
  expect(await boxes(page)).toEqual(before);
  expect(await page.locator('article[data-comment]').count()).toBe(3);
  await expectAccessible(page);

  // More of them are counted, and not read out each time.
  const said = await page.locator('[data-live] [role=status]').textContent();
  await postBelow(essay, 2);
  await expect(bar(page)).toHaveText('4 new comments');
  expect(await page.locator('[data-live] [role=status]').textContent()).toBe(said);

  await bar(page).click();
  // The first of them as they stand on the page: the reply to #2.
  await expect(page.locator('#comment-7')).toBeFocused();
  await expect(page.locator('#comment-7')).toBeInViewport();
  expect((await marked(page)).toSorted()).toEqual([4, 5, 6, 7]);
  await expect(page.locator('#comment-7 h3 a')).toHaveText(/#7\s*new/);
  await expect(page.locator('[data-live]').getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
});

test('keys step through what is new, not into fields, and can be switched off', async ({
  page,
}) => {
  const essay = await makeLiveEssay(2);
  await read(page, essay);
  await postBelow(essay, 'essay', 'essay');
  await bar(page).click();
  await expect(page.locator('#comment-3')).toBeFocused();
  await page.keyboard.press('n');
  expect(await focused(page)).toBe('comment-4');
  await page.keyboard.press('n');
  expect(await focused(page)).toBe('comment-4');
  await expect(page.getByText('That was the last one.')).toBeAttached();
  await page.keyboard.press('p');
  expect(await focused(page)).toBe('comment-3');
  await page.keyboard.press('Control+n');
  await page.keyboard.press('Shift+N');
  expect(await focused(page)).toBe('comment-3');

  // Typed into a field they are letters.
  await page.getByRole('link', { name: 'Reply to #1', exact: true }).click();
  const field = page.locator('textarea[name=body]');
  await expect(field).toBeFocused();
  await page.keyboard.type('pn');
  await expect(field).toHaveValue(/pn$/);
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');

  const keys = page.locator('[data-live] summary');
  await keys.click();
  await expect(page.getByText('leads to the next new comment')).toBeVisible();
  await expectAccessible(page);
  await page.getByText('Use these keys').click();
  await expect(page.getByLabel('Use these keys')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(keys).toBeFocused();
  await page.keyboard.press('n');
  expect(await focused(page)).not.toMatch(/^comment/);

  // It is kept in this browser.
  await page.reload();
  await page.locator('[data-live] summary').click();
  await expect(page.getByLabel('Use these keys')).not.toBeChecked();
});

test('where the head of the discussion is out of sight a small button lies over the page', async ({
  page,
}) => {
  const essay = await makeLiveEssay(12);
  await page.setViewportSize({ width: 320, height: 640 });
  await read(page, essay);
  await page.locator('#comment-10').scrollIntoViewIfNeeded();
  await postBelow(essay, 'essay');
  const small = page.locator('[data-live]').getByRole('button', { name: '1 new comment' }).last();
  await expect(small).toBeInViewport();
  const at = await page.evaluate(() => window.scrollY);
  await expect(page.locator('[data-live] summary')).not.toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(at);
  expect(await smallTargets(page)).toEqual([]);
  expect(await whatSticksOut(page)).toEqual([]);
  await small.click();
  await expect(page.locator('#comment-13')).toBeFocused();
  await expect(page.locator('#comment-13')).toBeInViewport();
});

test('what stands elsewhere is offered as a link', async ({ page }) => {
  const essay = await makeLiveEssay(61);
  await read(page, essay);
  const [number] = await postBelow(essay, 55);
  await expect(bar(page)).toHaveText('1 new comment');
  await bar(page).click();
  const link = page.getByRole('link', { name: '1 new comment elsewhere' }).first();
  await expect(link).toBeFocused();
  await link.click();
  await expect(page).toHaveURL(`/essays/${essay.slug}/since/61`);
  await expect(page.locator(`#comment-${number}`)).toBeVisible();
});

test('one’s own comment is not announced to oneself, others’ are', async ({ page, context }) => {
  const essay = await makeLiveEssay(2);
  await enterAsMember(context, essay);
  await read(page, essay);
  await page.getByRole('link', { name: 'Reply to #1', exact: true }).click();
  await fill(page.locator('textarea[name=body]'), 'I was there that night.');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.locator('#comment-3')).toBeFocused();
  await postBelow(essay, 'essay');
  await expect(bar(page)).toHaveText('1 new comment');
  await bar(page).click();
  await expect(page.locator('#comment-4')).toBeFocused();
  expect(await marked(page)).toEqual([4]);
});

test('what came since the last visit is marked on every device of a person', async ({
  page,
  context,
  browser,
}) => {
  const essay = await makeLiveEssay(12);
  await enterAsMember(context, essay);
  const noted = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await read(page, essay);
  await noted;
  expect(await marked(page)).toEqual([]);
  await page.close();
  expect(await ageVisits(essay)).toBe(1);
  await postBelow(essay, 'essay', 1);

  const second = await browser.newContext();
  await enterAsMember(second, essay);
  const device = await second.newPage();
  await read(device, essay);
  await expect(device.getByText('2 new since your last visit')).toBeVisible();
  await expect.poll(() => marked(device)).toEqual([14, 13]);
  await device.getByRole('button', { name: 'First here' }).click();
  await expect(device.locator('#comment-14')).toBeFocused();
  await expectAccessible(device);
  // Still the same visit on the next page view.
  await read(device, essay, '/newest');
  await expect(device.getByText('2 new since your last visit')).toBeVisible();
  expect(await device.evaluate(() => localStorage.getItem('off-call-visits'))).toBeNull();
  await second.close();
});

test('in the browser of a visitor it is marked as well, and the rest has a link', async ({
  page,
}) => {
  const essay = await makeLiveEssay(61);
  await read(page, essay);
  const visits = () => page.evaluate(() => localStorage.getItem('off-call-visits') ?? '');
  await expect.poll(visits).toContain(essay.id);
  await page.goto('/rules');
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('off-call-visits') ?? '{}');
    for (const visit of Object.values<{ at: number }>(kept)) visit.at -= 60 * 60 * 1000;
    localStorage.setItem('off-call-visits', JSON.stringify(kept));
  });
  await postBelow(essay, 1, 60, 60);
  await read(page, essay);
  await expect(page.getByText('3 new since your last visit')).toBeVisible();
  await expect.poll(() => marked(page)).toEqual([62]);
  const withMarks = await boxes(page);
  await page.getByRole('link', { name: 'All in order' }).click();
  await expect(page).toHaveURL(`/essays/${essay.slug}/since/61`);
  await expect(page.locator('article[data-comment]')).toHaveCount(3);

  // The marks have moved nothing: to who is here for the first time the page stands the same.
  await page.evaluate(() => localStorage.clear());
  await read(page, essay);
  expect(await marked(page)).toEqual([]);
  expect(await boxes(page)).toEqual(withMarks);
});

test('a page that nobody looks at any more resumes where it was', async ({ page }) => {
  const essay = await makeLiveEssay(2);
  await read(page, essay);
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await postBelow(essay, 'essay', 'essay');
  const resumed = page.waitForRequest(/\/api\/live\?essay=[\w-]+&since=2$/);
  await page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await resumed;
  await expect(bar(page)).toHaveText('2 new comments');
});

test('what is asked wrongly is refused, with the headers of every answer', async ({ request }) => {
  for (const [query, status] of [
    ['', 400],
    ['?essay=everything', 400],
    ['?essay=00000000-0000-7000-8000-000000000000', 404],
  ] as const) {
    const answer = await request.get(`/api/live${query}`);
    expect(answer.status()).toBe(status);
    expect(answer.headers()).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
  }
});

test('without JavaScript nothing of it shows', async ({ browser }) => {
  const essay = await makeLiveEssay(1);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/essays/${essay.slug}`);
  await expect(page.locator('#comment-1')).toBeVisible();
  await expect(page.locator('[data-live]')).toBeHidden();
  await context.close();
});

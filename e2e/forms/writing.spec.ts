import type { BrowserContext, Page } from '@playwright/test';
import type { Stage } from '#e2e/support/stage.ts';
import { enterAs, expect, hydrated, test } from '#e2e/support/stage-test.ts';
import {
  expectSaved,
  textField,
  textSent,
  toolsReady,
  writeText,
} from '#e2e/support/write-text.ts';

const unique = (words: string) => `${words} ${crypto.randomUUID()}`;

const field = (page: Page) => page.locator('textarea[name=body]');
const post = (page: Page) => page.getByRole('button', { name: /^(Post|Publish this) comment$/ });

/** Opens the composer on an essay's page itself. */
async function openComposer(page: Page, stage: Stage): Promise<void> {
  await page.goto(`/essays/${stage.quiet.slug}`);
  await page.getByRole('link', { name: 'Add a comment' }).first().click();
  await expect(field(page)).toBeFocused();
  await expect(page).toHaveURL(`/essays/${stage.quiet.slug}`);
}

/** How often a text stands in the thread, as everybody reads it. */
async function countInThread(context: BrowserContext, stage: Stage, text: string): Promise<number> {
  let count = 0;
  let address: string | undefined = `/essays/${stage.quiet.slug}`;
  while (address) {
    const html: string = await (await context.request.get(address)).text();
    const bodies = html.match(/<div class="prose" data-body[\s\S]*?<\/div>/g) ?? [];
    count += bodies.filter((body) => body.includes(text)).length;
    address = /<a[^>]*rel="next"[^>]*href="([^"]+)"/.exec(html)?.[1];
  }
  return count;
}

test.describe('posted twice', () => {
  test('a double click makes one comment', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    const said = unique('Pressed twice in haste.');
    await openComposer(page, stage);
    await field(page).fill(said);
    await post(page).dblclick();
    await expect(page.locator('article', { hasText: said })).toBeFocused();
    expect(await countInThread(context, stage, said)).toBe(1);
  });

  test('two presses before any answer make one comment', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    const said = unique('Pressed twice at once.');
    await page.goto(`/essays/${stage.quiet.slug}/comment`);
    await field(page).fill(said);
    await post(page).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await page.waitForURL(/\/comments\/[\w-]{36}$/);
    expect(await countInThread(context, stage, said)).toBe(1);
  });

  test('the same form from two tabs makes one comment', async ({ browser, stage, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    await enterAs(context, stage, 'member');
    const said = unique('Sent by two hands.');
    const page = await context.newPage();
    await page.goto(`/essays/${stage.quiet.slug}/comment`);
    await field(page).fill(said);
    const form = await page
      .locator('form', { has: field(page) })
      .evaluate((element) =>
        [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
      );
    const send = () =>
      context.request.post(page.url(), {
        multipart: Object.fromEntries(form),
        headers: { origin: baseURL ?? '' },
        maxRedirects: 0,
      });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    const places = answers.map((answer) => answer.headers().location);
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toMatch(/^\/comments\/[\w-]{36}$/);
    expect(await countInThread(context, stage, said)).toBe(1);
    await context.close();
  });
});

test.describe('what was typed survives', () => {
  test('a reload, on every page where a comment is written', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    for (const path of [
      `/essays/${stage.quiet.slug}/comment`,
      `/comments/${stage.comments.edited}/reply`,
      `/comments/${stage.comments.own}/edit`,
    ]) {
      const typed = unique('Half a thought');
      await page.goto(path);
      await hydrated(field(page));
      await field(page).fill(typed);
      await page.reload();
      await expect(field(page), path).toHaveValue(typed);
      // Another page, and back by its address.
      await page.goto('/rules');
      await page.goto(path);
      await expect(field(page), path).toHaveValue(typed);
      await page.getByRole('button', { name: 'Start over' }).click();
      await expect(field(page), path).not.toHaveValue(typed);
    }
  });

  test('a reload with the composer open in the thread', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    const typed = unique('Half a thought in the thread');
    await openComposer(page, stage);
    await field(page).fill(typed);
    await page.reload();
    await page.getByRole('link', { name: 'Add a comment' }).first().click();
    await expect(field(page)).toHaveValue(typed);
    await page.getByRole('button', { name: 'Start over' }).click();
  });

  test('a network that is gone', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    const said = unique('Written in a lift.');
    await openComposer(page, stage);
    await field(page).fill(said);
    await context.setOffline(true);
    await post(page).click();
    await expect(page.getByText('The site could not be reached.')).toBeVisible();
    await expect(field(page)).toHaveValue(said);
    await context.setOffline(false);
    await post(page).click();
    await expect(page.locator('article', { hasText: said })).toBeFocused();
    expect(await countInThread(context, stage, said)).toBe(1);
    // Published, it is not offered again.
    await page.reload();
    await page.getByRole('link', { name: 'Add a comment' }).first().click();
    await expect(field(page)).toHaveValue('');
  });

  test('a session that ended in the meantime', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    const said = unique('Still here after the session.');
    await page.goto(`/essays/${stage.quiet.slug}/comment`);
    await field(page).fill(said);
    await context.clearCookies();
    await post(page).click();
    await page.waitForURL(/\/sign-in\?next=%2Fcomments%2Fkept%2F/);
    const kept = new URL(page.url()).searchParams.get('next') ?? '';
    await enterAs(context, stage, 'member');
    await page.goto(kept);
    await expect(field(page)).toHaveValue(said);
    await post(page).click();
    await page.waitForURL(/\/comments\/[\w-]{36}$/);
    expect(await countInThread(context, stage, said)).toBe(1);
    // It is published, and the way back doesn't publish it again.
    await page.goto(kept);
    await expect(page.getByText('There is no unpublished comment here')).toBeVisible();
  });

  test('an answer that is refused', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'member');
    await page.goto(`/comments/${stage.comments.edited}/reply`);
    const long = `${unique('Much too long.')} ${'word '.repeat(2_500)}`;
    await field(page).fill(long);
    await expect(page.getByText(/characters too many/)).toBeVisible();
    await post(page).click();
    await expect(page.getByText('A comment can have 10,000 characters at most.')).toBeVisible();
    await expect(field(page)).toHaveValue(long);
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(field(page)).toHaveValue(long);
  });

  test('a reload of the editor of an essay', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'author');
    for (const path of ['/write/new', `/write/${stage.draft.id}`]) {
      const typed = unique('A first sentence');
      await page.goto(path);
      await toolsReady(page);
      // The site is not reached: only the browser has it.
      await page.route('**/write/**', (route) =>
        route.request().method() === 'POST'
          ? route.abort('internetdisconnected')
          : route.continue(),
      );
      const before = await textSent(page).inputValue();
      await writeText(page, typed);
      await page.reload();
      await expect(textSent(page), path).toHaveValue(typed);
      await expect(page.getByText('Restored what you typed and did not save.')).toBeVisible();
      await page.unroute('**/write/**');
      await page.getByRole('button', { name: /^(Start over|Use the saved text)$/ }).click();
      await expect(textSent(page), path).toHaveValue(before);
      await expectSaved(page);
      await page.reload();
      await toolsReady(page);
      await expect(textSent(page), path).toHaveValue(before);
    }
  });

  test('an author who types on while the essay is saved', async ({ page, context, stage }) => {
    await enterAs(context, stage, 'author');
    await page.goto(`/write/${stage.draft.id}`);
    await toolsReady(page);
    await writeText(page, unique('Saved.'));
    const answer = Promise.withResolvers<void>();
    await page.route(`**/write/${stage.draft.id}*`, async (route) => {
      if (route.request().method() === 'POST') await answer.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Saving …' })).toBeVisible();
    await textField(page).press('End');
    await textField(page).pressSequentially(' And typed on.');
    answer.resolve();
    await expect(page.getByText('Saved. Readers see it when you publish.')).toBeVisible();
    await expect(textSent(page)).toHaveValue(/And typed on\.$/);
    // It is saved by itself then.
    await expectSaved(page);
    await page.goto(`/write/${stage.draft.id}`);
    await toolsReady(page);
    await expect(textSent(page)).toHaveValue(/And typed on\.$/);
    await expect(page.getByText('Restored what you typed')).toHaveCount(0);
  });
});

test('signing out leaves nothing of what was typed on the computer', async ({
  page,
  context,
  stage,
}) => {
  // A person of their own: the session ends.
  await enterAs(context, stage, 'leaving');
  await page.goto(`/essays/${stage.quiet.slug}/comment`);
  await hydrated(field(page));
  await field(page).fill(unique('Half a thought on a shared computer.'));
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  expect(await context.cookies()).toEqual([]);
  await page.goto(`/essays/${stage.quiet.slug}/comment`);
  await hydrated(field(page));
  await expect(field(page)).toHaveValue('');
});

test('the way back leads to the place in the discussion, and posts nothing', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'member');
  const said = unique('Posted once.');
  await page.goto(`/essays/${stage.quiet.slug}`);
  await page.goto(`/essays/${stage.quiet.slug}/comment`);
  await field(page).fill(said);
  await post(page).click();
  await page.waitForURL(/\/comments\/[\w-]{36}$/);
  await page.goBack();
  // The form is there again, and empty: what was published is not waiting in it.
  await expect(page).toHaveURL(`/essays/${stage.quiet.slug}/comment`);
  await expect(field(page)).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(`/essays/${stage.quiet.slug}`);
  await page.reload();
  await expect(page.locator('[data-body]', { hasText: said })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(page.locator('[data-body]', { hasText: said })).toBeVisible();
  expect(await countInThread(context, stage, said)).toBe(1);
});

test('the way back from a comment finds the place in a long thread', async ({ page, stage }) => {
  await page.goto(`/essays/${stage.busy.slug}`);
  const link = page.locator('article[data-comment] h3 a').last();
  const number = await link.textContent();
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Comment ${number}`);
  await page.goBack();
  await expect(link).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(100);
});

import type { Page } from '@playwright/test';
import { expectAccessible } from '#e2e/support/expect-accessible.ts';
import type { Stage } from '#e2e/support/stage.ts';
import { enterAs, expect, hydrated, test, type Who } from '#e2e/support/stage-test.ts';
import { whatSticksOut } from '#e2e/support/what-sticks-out.ts';

type Trouble = {
  name: string;
  who: Who;
  path: (stage: Stage) => string;
  /** Brings the page into trouble. */
  act: (page: Page) => Promise<void>;
  /** What it says then. */
  says: RegExp;
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A browser holds back what its own checks find: the site's own words are to be seen. */
const letThrough = (page: Page) =>
  page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
  });

const TROUBLES: Trouble[] = [
  {
    name: 'an address that is none',
    who: 'visitor',
    path: () => '/sign-in',
    act: async (page) => {
      await page.getByLabel('E-mail address').fill('nobody');
      await press(page, 'Send me a code');
    },
    says: /address/i,
  },
  {
    name: 'a wrong code',
    who: 'browser',
    path: () => '/sign-in/code',
    act: async (page) => {
      await page.getByLabel('Code', { exact: true }).fill('123');
      await press(page, 'Sign in');
    },
    says: /eight digits/i,
  },
  {
    name: 'a name that cannot be',
    who: 'nameless',
    path: () => '/sign-in/name',
    act: async (page) => {
      await page.getByLabel('Display name').fill('x');
      await press(page, 'Use this name');
    },
    says: /at least 2 characters/,
  },
  {
    name: 'an empty comment',
    who: 'member',
    path: ({ quiet }) => `/essays/${quiet.slug}/comment`,
    act: (page) => press(page, 'Post comment'),
    says: /Write something first/,
  },
  {
    name: 'an empty comment in the thread',
    who: 'member',
    path: ({ quiet }) => `/essays/${quiet.slug}`,
    act: async (page) => {
      await page.getByRole('link', { name: 'Add a comment' }).first().click();
      await expect(page.locator('textarea[name=body]')).toBeFocused();
      await letThrough(page);
      await press(page, 'Post comment');
    },
    says: /Write something first/,
  },
  {
    name: 'a decision without a reason',
    who: 'moderator',
    path: ({ comments }) => `/comments/${comments.edited}/hide`,
    act: (page) => press(page, 'Hide this comment'),
    says: /Choose the house rule/,
  },
  {
    name: 'an essay without a title',
    who: 'author',
    path: () => '/write/new',
    act: (page) => press(page, 'Save as a draft'),
    says: /An essay needs a title/,
  },
  {
    name: 'the network away',
    who: 'member',
    path: ({ quiet }) => `/essays/${quiet.slug}/comment`,
    act: async (page) => {
      await page.locator('textarea[name=body]').fill('Said into the void.');
      await page.context().setOffline(true);
      await press(page, 'Post comment');
    },
    says: /could not be reached/,
  },
];

for (const { name, who, path, act, says } of TROUBLES) {
  test(`${name} is said in words, accessibly`, async ({ page, context, stage, isMobile }) => {
    await enterAs(context, stage, who);
    await page.goto(path(stage));
    const form = page.locator('main form').first();
    if ((await form.count()) > 0) await hydrated(form);
    await letThrough(page);
    await act(page);
    await expect(page.getByText(says).first()).toBeVisible();
    await context.setOffline(false);
    await page.emulateMedia({ colorScheme: isMobile ? 'dark' : 'light' });
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await whatSticksOut(page)).toEqual([]);
  });
}

test('a page that cannot be made says so, with a way on', async ({ browser, stage, baseURL }) => {
  // A page of its own browser: what goes wrong on it is wanted.
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const answer = await page.goto(`/${stage.broken}`);
  expect(answer?.status()).toBe(500);
  expect(answer?.headers()['cache-control']).toMatch(/no-store/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This page can’t be shown just now',
  );
  await expect(page.getByRole('link', { name: 'To the essays' })).toBeVisible();
  const html = await answer?.text();
  for (const inside of ['TypeError', 'node_modules', 'webpack', stage.broken.toUpperCase()]) {
    expect(html).not.toContain(inside);
  }
  await expectAccessible(page);
  await context.close();
});

import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/test.ts';
import { makeWindowsEssay, numbersOn, rootsOn, type WindowsEssay } from '#e2e/support/windows.ts';

let essay: WindowsEssay;
let address: string;

test.beforeAll(async () => {
  essay = await makeWindowsEssay();
  address = `/essays/${essay.slug}`;
});

/** What Next itself sends with every page, and what ours may add to it (bytes, compressed). */
const SCRIPTS_OF_NEXT = 137_000;
const SCRIPTS_OF_OURS = 15_000;

const choose = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

test('the order that was chosen last is the one a browser opens discussions in', async ({
  page,
}) => {
  await page.goto(address);
  await expect(page).toHaveURL(address);
  await choose(page, 'Newest first');
  await expect(page).toHaveURL(`${address}/newest#discussion`);

  await page.goto(`${address}#discussion`);
  await expect(page).toHaveURL(`${address}/newest#discussion`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/');
  await page.goto(address);
  await expect(page).toHaveURL(`${address}/newest`);
  // It took the page's place, so that the way back is one step.
  await page.goBack();
  await expect(page).toHaveURL('/');

  // Who asks for one comment gets the page that holds it.
  await page.goto(`${address}#comment-5`);
  await expect(page.locator('#comment-5')).toBeInViewport();
  await expect(page).toHaveURL(`${address}#comment-5`);

  // Who goes through the oldest first goes back through them as well.
  await page.goto(`${address}/page/2`);
  await choose(page, 'Previous part');
  await expect(page).toHaveURL(`${address}#discussion-heading`);
  expect(await rootsOn(page)).toContain(1);

  // It is chosen on any part.
  await page.goto(`${address}/page/2`);
  await choose(page, 'Most helpful');
  await expect(page).toHaveURL(`${address}/helpful#discussion`);
  await page.goto(address);
  await expect(page).toHaveURL(`${address}/helpful`);

  await choose(page, 'Oldest first');
  await expect(page).toHaveURL(`${address}#discussion`);
  await page.goto(address);
  expect(await rootsOn(page)).toContain(1);
  await expect(page).toHaveURL(address);
});

test('nothing of a page is seen that another order takes the place of', async ({ page }) => {
  await page.goto(`${address}/newest`);
  await page.evaluate(() => localStorage.setItem('off-call-order', 'helpful'));
  // Whatever stands in sight when the page is left.
  await page.addInitScript(() => {
    window.addEventListener('pagehide', () => {
      const { visibility } = getComputedStyle(document.documentElement);
      const seen = performance.getEntriesByType('paint').length > 0 && visibility !== 'hidden';
      if (location.pathname.split('/').length === 3) sessionStorage.setItem('seen', String(seen));
    });
  });
  await page.goto(address);
  await expect(page).toHaveURL(`${address}/helpful`);
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBe('false');
  await expect(page.locator('article[data-essay] h1')).toBeVisible();
});

test('an address with a comment leads to it wherever it stands', async ({ page }) => {
  await page.goto(`${address}#comment-60`);
  await expect(page).toHaveURL(`${address}/from/60#comment-60`);
  await expect(page.locator('#comment-60')).toBeInViewport();
  await page.goto(`${address}/page/2#comment-32`);
  await expect(page).toHaveURL(`${address}/from/32#comment-32`);
});

test('back and forward keep the place', async ({ page }) => {
  await page.goto(address);
  await page.locator('#comment-9').scrollIntoViewIfNeeded();
  const place = () => page.evaluate(() => Math.round(window.scrollY));
  const before = await place();
  expect(before).toBeGreaterThan(300);
  await page.getByRole('link', { name: 'More of the discussion' }).click();
  await expect(page.locator('#comment-11')).toBeVisible();
  await page.locator('#comment-19').scrollIntoViewIfNeeded();
  const further = await place();
  await page.goBack();
  await expect(page.locator('#comment-9')).toBeInViewport();
  await page.goForward();
  await expect(page.locator('#comment-19')).toBeInViewport();
  expect(Math.abs((await place()) - further)).toBeLessThan(100);
});

test('on paper stands the discussion, all of it open, without what is only for a screen', async ({
  page,
}) => {
  await page.goto(address);
  await page.locator('.thread summary').first().click();
  await expect(page.locator('#comment-34')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const number of await numbersOn(page)) {
    await expect(page.locator(`#comment-${number} [data-body]`)).toBeVisible();
  }
  for (const name of ['More of the discussion', 'Newest first', 'Add a comment', 'Reply to #1']) {
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  }
  await expect(page.locator('.thread summary').first()).toBeHidden();
});

test('a page of a discussion brings little more script than Next itself', async ({ page }) => {
  for (const part of ['', '/page/2', '/from/37']) {
    let bytes = 0;
    const sizes: Promise<void>[] = [];
    const onResponse = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
      if (response.request().resourceType() !== 'script') return;
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => {
            bytes += responseBodySize;
          }),
      );
    };
    page.on('response', onResponse);
    await page.goto(`${address}${part}`);
    // What is new in it is looked for once the page is there.
    await expect(page.locator('[data-live] > *').first()).toBeAttached();
    await Promise.all(sizes);
    page.off('response', onResponse);
    await page.context().clearCookies();
    // From the second page on the browser has the files.
    if (part === '') expect(bytes).toBeGreaterThan(SCRIPTS_OF_OURS);
    expect(bytes, part).toBeLessThan(SCRIPTS_OF_NEXT + SCRIPTS_OF_OURS);
  }
});

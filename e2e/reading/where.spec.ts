import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/stage-test.ts';

const GUIDE = '/leaving-medicine';

const said = (page: Page) => page.locator('[data-said]:not([hidden])');

/** Another visit: a page that is loaded again keeps its place by itself. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(path);
}

test('a reader says once where they are, and only their browser knows', async ({ page, stage }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()));
  });
  await page.goto(GUIDE);
  await expect(said(page)).toHaveCount(0);
  const way = page.locator('a[data-where]').nth(2);
  const words = (await way.getAttribute('data-words')) ?? '';
  const section = (await way.getAttribute('data-where')) ?? '';
  await way.click();
  await expect(said(page)).toContainText(words);

  await test.step('later the guide opens there, unless another place was asked for', async () => {
    await visit(page, GUIDE);
    await expect(said(page)).toBeInViewport();
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(500);
    await visit(page, `${GUIDE}#help-lines`);
    await expect(page.getByRole('heading', { name: 'Help lines' })).toBeInViewport();
    await expect(page.locator(`#${section}`)).not.toBeInViewport();
  });

  await test.step('home leads on, and the composer offers to say it', async () => {
    await visit(page, '/');
    await said(page).getByRole('link', { name: 'Go on there' }).click();
    await expect(page).toHaveURL(`${GUIDE}#${section}`);
    await visit(page, `/essays/${stage.quiet.slug}/comment`);
    const choice = page.getByRole('combobox', { name: 'Where are you with it?' });
    await expect(choice).toHaveValue('');
    await expect(page.getByText('You said in the guide')).toContainText(words);
    await page.getByRole('button', { name: 'Say “Planning to leave” here' }).click();
    await expect(choice).toHaveValue('planning');
  });

  await test.step('it can be forgotten', async () => {
    await visit(page, GUIDE);
    await page.getByRole('button', { name: 'Forget' }).click();
    await expect(said(page)).toHaveText('Forgotten. Choose again');
    await visit(page, GUIDE);
    await expect(said(page)).toHaveCount(0);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  expect(sent.join('\n')).not.toContain(words);
  expect(sent.join('\n')).not.toContain(encodeURIComponent(words));
});

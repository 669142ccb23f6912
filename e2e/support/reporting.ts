import type { BrowserContext, Page } from '@playwright/test';
import { fill } from './fill.ts';
import { anAddress } from './people.ts';
import { runInside } from './stage.ts';
import { expect } from './test.ts';

/** What set-reports.ts has made. */
export type ReportStage = {
  cookies: { session: string; hint: string };
  /** Sessions of a member who reports, and of one who has three notices. */
  reporter: string;
  told: string;
  /** A comment that anybody may report. */
  comment: string;
};

/**
 * What reporting and notices are like, with JavaScript and without: a notice that lacks something
 * comes back as it was typed, a member reports once, and notices are read.
 */
export async function reportJourney(
  page: Page,
  context: BrowserContext,
  scripts: 'run' | 'off',
): Promise<void> {
  const stage = await runInside<ReportStage>('set-reports.ts');
  const address = `/comments/${stage.comment}/report`;
  await context.setExtraHTTPHeaders({ 'X-Forwarded-For': anAddress() });

  // A visitor's notice without an address, then with one.
  await page.goto(address);
  await page.getByLabel('Against the law').check();
  const why = 'It prints a letter that I wrote to my employer, word for word.';
  await fill(page.locator('textarea[name=why]'), why);
  await fill(page.getByLabel('Your name'), 'Ann Sender');
  await page.getByLabel('I believe in good faith').check();
  await page.getByRole('button', { name: 'Send this notice' }).click();
  await expect(page.getByText('Type your e-mail address.')).toBeVisible();
  await expect(page.locator('textarea[name=why]')).toHaveValue(why);
  await expect(page.getByLabel('Your name')).toHaveValue('Ann Sender');
  await expect(page.getByLabel('Against the law')).toBeChecked();
  await expect(page.getByLabel('I believe in good faith')).toBeChecked();
  await fill(page.getByLabel('Your e-mail address'), 'ann.sender@example.org');
  await page.getByRole('button', { name: 'Send this notice' }).click();
  await expect(page.getByText('We have your notice')).toBeVisible();

  // A member who worries about the writer.
  await enter(context, stage, stage.reporter);
  await page.goto(address);
  await page.getByLabel('Somebody may be in danger').check();
  await expect(page.getByText('Whoever wrote it gets no message')).toBeVisible();
  await page.getByRole('button', { name: 'Report it' }).click();
  await expect(page.getByText('You have reported this')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Help lines' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Report it' })).toHaveCount(0);

  // Notices are there also when marking them as read doesn't get through.
  await enter(context, stage, stage.told);
  if (scripts === 'run') {
    await page.route('**/account/notices', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.goto('/account/notices');
    await expect(page.getByText('The site could not be reached.')).toBeVisible();
    await expect(page.locator('[data-new]')).toHaveCount(3);
    await page.unroute('**/account/notices');
  }

  // They are new once.
  await page.goto('/account/notices');
  await expect(page.locator('[data-new]')).toHaveCount(3);
  const button = page.getByRole('button', { name: 'Mark these as read' });
  // Where a script runs it does so by itself.
  if (scripts === 'off') await button.click();
  await expect(button).toHaveCount(0);
  await page.goto('/account/notices');
  await expect(page.getByRole('link', { name: 'Read why' })).toHaveCount(3);
  await expect(page.locator('[data-new]')).toHaveCount(0);
  await expect(button).toHaveCount(0);
}

async function enter(context: BrowserContext, stage: ReportStage, session: string): Promise<void> {
  const site = { domain: 'localhost', path: '/' };
  await context.addCookies([
    { ...site, name: stage.cookies.session, value: session },
    { ...site, name: stage.cookies.hint, value: '1' },
  ]);
}

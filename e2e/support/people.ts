import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readCode } from './mailbox.ts';
import { DATA_DIR } from './place.ts';
import { collectErrors, expect } from './test.ts';

const run = promisify(execFile);

/** Somebody with a browser of their own. */
export type Somebody = { page: Page; context: BrowserContext; email: string; name: string };

/** A network address of their own, from the range for documentation and tests (RFC 3849). */
export const anAddress = () => `2001:db8::${randomUUID().slice(0, 4)}:${randomUUID().slice(9, 13)}`;

/** Opens a browser for somebody nobody knows yet; the errors of their pages are collected. */
export async function somebody(
  browser: Browser,
  name: string,
): Promise<Somebody & { errors: string[] }> {
  const context = await browser.newContext({
    extraHTTPHeaders: { 'X-Forwarded-For': anAddress() },
  });
  const errors = collectErrors(context);
  const unique = randomUUID().slice(0, 8);
  const page = await context.newPage();
  return { page, context, errors, email: `${unique}@example.org`, name: `${name} ${unique}` };
}

/** Signs in from wherever the person is asked to, by the code from the mailbox. */
export async function signIn({ page, email, name }: Somebody): Promise<void> {
  const asked = new Date();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { name: 'Type the code' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(await readCode(email, asked));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // The first time they are asked what they want to be called.
  await page.waitForURL((url) => url.pathname !== '/sign-in/code');
  if (new URL(page.url()).pathname !== '/sign-in/name') return;
  await page.getByLabel('Display name').fill(name);
  await page.getByRole('button', { name: 'Use this name' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in/name');
}

/** What an operator types to give somebody a role; they have signed in before. */
export async function grant(email: string, role: 'author' | 'moderator' | 'admin'): Promise<void> {
  await run(
    process.execPath,
    ['--conditions=react-server', 'scripts/cli.ts', 'user', 'grant', email, role],
    { env: { ...process.env, DATA_DIR, DATABASE_URL: undefined } },
  );
}

import type { BrowserContext, Page } from '@playwright/test';
import type { OwnQueue } from './set-queue.ts';
import { runInside } from './stage.ts';

/** The cases that only the new moderator has. */
export const OWN_QUEUE = '/moderation?filter=mine';

/** A moderator's browser at a queue of three cases of their own. */
export async function enterOwnQueue(page: Page, context: BrowserContext): Promise<OwnQueue> {
  const queue = await runInside<OwnQueue>('set-queue.ts');
  const { cookies, moderator } = queue;
  await context.addCookies([
    { name: cookies.session, value: moderator.session, domain: 'localhost', path: '/' },
    { name: cookies.hint, value: '1', domain: 'localhost', path: '/' },
  ]);
  await page.goto(OWN_QUEUE);
  return queue;
}

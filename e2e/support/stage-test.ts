import type { BrowserContext, Locator } from '@playwright/test';
import { anAddress } from './people.ts';
import { readStage, type Stage } from './stage.ts';
import { test as base, expect } from './test.ts';

export { expect };

/** Who opens a page: nobody known, a browser that has started something, or a guest of the stage. */
export type Who = 'visitor' | 'browser' | keyof Stage['guests'];

/** `test` with the stage that set-stage.ts has set, in a browser at a network address of its own. */
export const test = base.extend<object, { stage: Stage }>({
  stage: [({ browserName: _ }, use) => use(readStage<Stage>('pages')), { scope: 'worker' }],
  extraHTTPHeaders: ({ browserName: _ }, use) => use({ 'X-Forwarded-For': anAddress() }),
});

/** Gives a browser the cookies of somebody. */
export async function enterAs(context: BrowserContext, stage: Stage, who: Who): Promise<void> {
  await context.addCookies(
    cookiesOf(stage, who).map((cookie) => ({ ...cookie, domain: 'localhost', path: '/' })),
  );
}

/** The cookies that make somebody, by name and value. */
export function cookiesOf(stage: Stage, who: Who): { name: string; value: string }[] {
  if (who === 'visitor') return [];
  if (who === 'browser') return [stage.browser];
  return [
    { name: stage.cookies.session, value: stage.guests[who].session },
    { name: stage.cookies.hint, value: '1' },
  ];
}

/** The same as a header of a request that no browser sends. */
export function cookieHeader(stage: Stage, who: Who): string {
  return cookiesOf(stage, who)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

/** Waits until a script runs the form that this field belongs to. */
export async function hydrated(field: Locator): Promise<void> {
  await expect
    .poll(
      () =>
        field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__react'))),
      'the page is taken over by its script',
    )
    .toBe(true);
}

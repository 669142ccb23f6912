import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { DATA_DIR } from '#e2e/support/place.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { Posted } from './post-vectors.ts';
import { readVectors } from './vectors.ts';

const run = promisify(execFile);

/** Every so many-th essay is opened; all of them stand in the lists, feeds and comments. */
const EVERY = 12;
/** Vectors that are typed into the composer and previewed there. */
const PREVIEWED = 25;
const TIMEOUT_MS = 240_000;

/** What runs when an attack works; `test` besides fails on console errors and foreign requests. */
const TRAPS = ['alert', 'confirm', 'prompt', 'print'];

test('nothing of what attackers post comes to life', async ({ page, context }) => {
  test.setTimeout(TIMEOUT_MS);
  const fired: string[] = [];
  page.on('dialog', async (dialog) => {
    fired.push(`${page.url()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await context.exposeFunction('trapSprung', (trap: string) =>
    fired.push(`${page.url()}: ${trap}`),
  );
  await context.addInitScript((traps) => {
    const report = (trap: string) => {
      (window as unknown as { trapSprung(trap: string): void }).trapSprung(trap);
    };
    for (const trap of traps) Object.assign(window, { [trap]: () => report(trap) });
  }, TRAPS);

  const { stdout } = await run(
    process.execPath,
    ['--conditions=react-server', 'e2e/hostile/post-vectors.ts'],
    { env: { ...process.env, DATA_DIR, DATABASE_URL: undefined }, maxBuffer: 16 * 1024 * 1024 },
  );
  const posted = JSON.parse(stdout) as Posted;
  console.log(
    `${posted.comments} comments and names, ${posted.titles} essays and titles; refused by length: ` +
      `${posted.refused.comments} comments, ${posted.refused.titles} titles.`,
  );
  expect(posted.comments).toBeGreaterThan(0);

  // Every comment and name, window by window.
  let seen = 0;
  let next: string | null = `/essays/${posted.thread}`;
  while (next) {
    await page.goto(next);
    await expectHarmless(page);
    seen += await page.locator('article[data-comment]:not([data-ancestor])').count();
    next = await page
      .locator('a[rel=next]')
      .first()
      .getAttribute('href', { timeout: 2000 })
      .catch(() => null);
  }
  expect(seen).toBeGreaterThanOrEqual(posted.comments);

  // Titles and texts: in the lists, and on the essays' own pages.
  for (const place of ['/', '/feed.xml', '/sitemap.xml']) {
    await page.goto(place);
    if (place === '/') await expectHarmless(page);
  }
  for (const slug of posted.essays.filter((_, index) => index % EVERY === 0)) {
    await page.goto(`/essays/${slug}`);
    await expectHarmless(page);
  }

  // What a writer sees before posting.
  await page.goto(`/essays/${posted.thread}/comment`);
  const step = Math.max(1, Math.floor(readVectors().length / PREVIEWED));
  for (const vector of readVectors().filter((_, index) => index % step === 0)) {
    await page.locator('textarea[name=body]').fill(vector);
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Preview' }).click();
    await answered;
    await expectHarmless(page);
  }
  expect(fired).toEqual([]);
});

/** Looks at every element of the page: nothing that runs, loads from elsewhere or leads to a script. */
async function expectHarmless(page: Page): Promise<void> {
  const elements = page.locator('[data-body] *, .prose *, [data-author] *');
  await expect(elements.and(page.locator(FORBIDDEN)), page.url()).toHaveCount(0);
  const attributes = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => ({ on: element.localName, name, value })),
    ),
  );
  const bad = attributes.filter(({ name, value }) =>
    LEADING.includes(name) ? !isAllowed(value, page.url()) : name.startsWith('on'),
  );
  expect(bad, page.url()).toEqual([]);
}

/** No text of a person makes one of these. */
const FORBIDDEN = 'script,style,iframe,object,embed,form,svg,math,img,link,meta,base,video,audio';

/** Attributes whose value is an address. */
const LEADING = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster'];

function isAllowed(address: string, from: string): boolean {
  // What is no address leads nowhere; React itself writes the last into forms that it will take over.
  if (!URL.canParse(address, from) || address.includes('React form unexpectedly')) return true;
  return ['http:', 'https:', 'mailto:'].includes(new URL(address, from).protocol);
}

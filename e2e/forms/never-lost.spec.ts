import type { Page } from '@playwright/test';
import pg from 'pg';
import { setBytes } from '#e2e/support/bytes-stage.ts';
import { type KilledSite, startKilledSite } from '#e2e/support/killed-site.ts';
import { enterAs, expect, test } from '#e2e/support/stage-test.ts';
import {
  expectSaved,
  textField,
  textSent,
  toolsReady,
  writeText,
} from '#e2e/support/write-text.ts';

// What an author types is not lost: the server is killed twenty times in the middle of it. And a key
// is never waited for, in a long text either.

const KILLS = 20;
/** What may be missing on the server when it dies. */
const MAY_BE_LOST_MS = 2_000;
/** A kill comes as long after the last one as this, at random. */
const KILL_BETWEEN_MS = [200, 1_800] as const;
/** Quick typing: 120 words a minute. */
const KEY_MS = 90;

test.describe('the server is killed while an author types', () => {
  // A minute on a quiet machine: nearly all of it is twenty starts of the server.
  test.describe.configure({ timeout: 480_000 });
  let site: KilledSite;
  let database: pg.Client;

  test.beforeAll(async () => {
    const stage = await setBytes();
    database = new pg.Client({ connectionString: stage.database });
    await database.connect();
    site = await startKilledSite(stage.database);
  });
  test.afterAll(async () => {
    await site?.stop();
    await database?.end();
  });

  const kept = async (essayId: string): Promise<string> => {
    const { rows } = await database.query<{ source: string }>(
      'SELECT source FROM working_copy WHERE essay_id = $1',
      [essayId],
    );
    return rows[0]?.source ?? '';
  };

  test(`${KILLS} times, and no more than two seconds of it are missing, in the end nothing`, async ({
    browser,
    stage,
  }) => {
    // Not the test's own browser: that a server which is dead does not answer is an error there.
    const context = await browser.newContext();
    const page = await context.newPage();
    await enterAs(context, stage, 'author');
    await page.goto(`${site.url}/write/new`);
    await toolsReady(page);
    await page.getByLabel('Title').fill('Typed through a storm');
    await textField(page).click();
    await expectSaved(page);
    const essayId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    const typist = startTyping(page);
    const missing: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      // From when the server has everything again, the kill comes at a moment of its own.
      const caughtUp = typist.typed();
      await expect
        .poll(async () => (await kept(essayId)).length >= caughtUp, { timeout: 30_000 })
        .toBe(true);
      const [least, most] = KILL_BETWEEN_MS;
      await typist.typeFor(least + Math.random() * (most - least));
      const diedAt = Date.now();
      site.kill();
      missing.push(typist.ageOfMissing((await kept(essayId)).length, diedAt));
      await site.start();
      // As a browser says when the network is there again; else it tries by itself, more and more seldom.
      if (kill > 2) await page.evaluate(() => window.dispatchEvent(new Event('online')));
    }
    const text = await typist.stop();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => kept(essayId), { timeout: 30_000 }).toBe(text);
    await expectSaved(page);
    await expect(textSent(page)).toHaveValue(text);
    console.log(`Missing at the kill, in ms of typing: ${missing.map(Math.round).join(', ')}`);
    expect(Math.max(...missing)).toBeLessThanOrEqual(MAY_BE_LOST_MS);

    // A reload in the middle of it, without a server: it is there when the page is again.
    await page.keyboard.type(' Last words.');
    site.kill();
    await page.keyboard.type(' Really.');
    await expect(page.locator('[data-save-state=offline]')).toBeVisible();
    await site.start();
    await page.reload();
    await expect(textSent(page)).toHaveValue(`${text} Last words. Really.`);
    await expect.poll(() => kept(essayId), { timeout: 30_000 }).toBe(`${text} Last words. Really.`);
    await context.close();
  });
});

/** Types into what has the focus, a key after the other, until it is told to stop. */
function startTyping(page: Page) {
  const times: number[] = [];
  let text = '';
  let isOver = false;
  const type = async () => {
    for (let key = 0; !isOver; key += 1) {
      const sign = key % 6 === 5 ? ' ' : 'abcdefghijklmnopqrstuvwxyz'.charAt(key % 26);
      const pressedAt = Date.now();
      await page.keyboard.press(sign === ' ' ? 'Space' : sign);
      text += sign;
      times.push(Date.now());
      const rest = Math.max(0, KEY_MS - (Date.now() - pressedAt));
      await new Promise((next) => setTimeout(next, rest));
    }
  };
  const typing = type();
  return {
    typed: () => text.length,
    typeFor: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    /** How long before `at` the first key was typed that is not among the first `count`. */
    ageOfMissing: (count: number, at: number) => Math.max(0, at - (times[count] ?? at)),
    async stop() {
      isOver = true;
      await typing;
      return text;
    },
  };
}

/** Words of a very long essay. */
const WORDS = 20_000;
/** A frame at 60 Hz. */
const FRAME_MS = 16;

test('a key in a text of 20,000 words is there before the next frame', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'author');
  await page.goto('/write/new');
  await toolsReady(page);
  await page.getByLabel('Title').fill('A very long essay');
  const sentence =
    'It was *half past four* and the [rota](https://example.org/) said nobody came. ';
  const paragraph = `${sentence.repeat(8)}\n\n`;
  const count = Math.ceil(WORDS / (8 * 12));
  await pasteText(
    page,
    Array.from({ length: count }, (_, index) =>
      index % 10 === 0 ? `## Part ${index}\n\n${paragraph}` : paragraph,
    ).join(''),
  );
  await expectSaved(page);
  await expect(page.getByRole('region', { name: 'Preview' }).locator('h2')).not.toHaveCount(0);
  const work = await measureKeys(
    page,
    'Nobody sleeps, and the fox goes on to the ward. '.repeat(3),
  );
  const at = (share: number) => work[Math.floor(work.length * share)] ?? 0;
  console.log(
    `Work of a key in 20,000 words: p50 ${at(0.5).toFixed(1)} ms, p90 ${at(0.9).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms`,
  );
  expect(at(0.5)).toBeLessThan(FRAME_MS);
});

/** Pastes as a person does; typing so much would take an hour. */
async function pasteText(page: Page, text: string): Promise<void> {
  await textField(page).click();
  await textField(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}

/**
 * Types at the end of the text, and gives for each key how long the page's thread worked (ms of its
 * own time, whatever else the machine does) until the next: handling and showing it, and all that
 * comes after it: keeping, counting, sending, the preview. Sorted.
 */
async function measureKeys(page: Page, typed: string): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  await page.keyboard.press('Control+End');
  const work: number[] = [];
  let before = await worked();
  for (const key of typed) {
    await page.keyboard.type(key, { delay: KEY_MS });
    const now = await worked();
    work.push(now - before);
    before = now;
  }
  return work.sort((one, other) => one - other);
}

test('two texts of one essay are shown beside each other, and merged by keyboard', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'author');
  await page.goto('/write/new');
  await toolsReady(page);
  await page.getByLabel('Title').fill('Written on two devices');
  await writeText(page, 'The night was long.\n\nThe day was short.');
  await expectSaved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await toolsReady(other);
  await expect(textSent(other)).toHaveValue('The night was long.\n\nThe day was short.');
  await textField(other).press('Control+Home');
  await other.keyboard.type('On the telephone. ');
  await expectSaved(other);

  await textField(page).press('Control+End');
  await page.keyboard.type(' On the laptop.');
  const conflict = page.getByRole('region', { name: 'This text was changed elsewhere' });
  await expect(conflict).toBeVisible();
  await expect(conflict.locator('mark').first()).toBeVisible();
  await conflict.getByRole('button', { name: 'Use both, merged' }).focus();
  await page.keyboard.press('Enter');
  await expectSaved(page);
  await expect(textSent(page)).toHaveValue(
    'On the telephone. The night was long.\n\nThe day was short. On the laptop.',
  );
  await expect(textField(page)).toBeFocused();
  await other.close();
});

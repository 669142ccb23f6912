import { type BrowserContext, chromium, devices, type Page } from '@playwright/test';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { median } from '../report/statistics.ts';
import type { Writer } from '../threads/make-writers.ts';

/** From the click until the answer to it is painted (ms). */
export type Interaction = { name: string; median: number; worst: number };

/** Lighthouse's own phone has a processor four times as slow as this one. */
const SLOWDOWN = 4;
const VISITS = 7;
const ANSWER_TIMEOUT_MS = 30_000;

/** What is clicked, and by what in the page one sees that it was answered. */
const INTERACTIONS = [
  { name: 'a reply opens', click: 'a[href$="/reply"]', answered: 'textarea[name="body"]' },
  {
    name: 'a reaction is given',
    click: 'a[data-react="helpful"][aria-pressed="false"]',
    answered: 'a[data-react="helpful"][aria-pressed="true"]',
  },
] as const;

/**
 * Opens a page as somebody who is signed in, on a phone that is as slow as Lighthouse's, clicks what
 * people click first and waits until they see it answered: the first time on this page, so that
 * scripts that come only then are loaded too, from a site that is near. Medians of several visits.
 */
export async function measureInteractions(
  url: string,
  { cookie }: Writer,
  executablePath: string | undefined,
): Promise<Interaction[]> {
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
  try {
    const { origin } = new URL(url);
    const [name = '', value = ''] = cookie.split('=');
    const took = new Map<string, number[]>();
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await browser.newContext({ ...devices['Pixel 7'] });
      await context.addCookies([
        { name, value, url: origin },
        // The site tells its scripts by this that it is worth asking who is here.
        { name: SIGNED_IN_HINT, value: '1', url: origin },
      ]);
      const page = await openSlowly(context, url);
      for (const each of INTERACTIONS) {
        const before = took.get(each.name) ?? [];
        took.set(each.name, [...before, await timeOne(page, each, visit)]);
      }
      await context.close();
    }
    return Array.from(took, ([name, all]) => ({
      name,
      median: median(all),
      worst: Math.max(...all),
    }));
  } finally {
    await browser.close();
  }
}

async function openSlowly(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  // When reactions are buttons, the page's scripts have taken over and know who is here.
  await page.locator(INTERACTIONS[1].click).first().waitFor({ timeout: ANSWER_TIMEOUT_MS });
  const debug = await context.newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return page;
}

async function timeOne(
  page: Page,
  { click, answered }: (typeof INTERACTIONS)[number],
  visit: number,
): Promise<number> {
  // Of another comment each time, so that nobody gives what they gave before.
  const link = page.locator(click).nth(visit);
  await link.scrollIntoViewIfNeeded();
  const timing = await page.evaluateHandle(waitForPaint, answered);
  await link.click();
  return await timing.evaluate(({ painted }) => painted);
}

/**
 * Runs in the page: from the next click's own time until what it changed has been painted. There are
 * more elements of that kind then than there were.
 */
function waitForPaint(answered: string): { painted: Promise<number> } {
  const count = () => document.querySelectorAll(answered).length;
  const before = count();
  let clickedAt = 0;
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), {
    capture: true,
    once: true,
  });
  const painted = new Promise<number>((resolve) => {
    const look = () => {
      if (clickedAt === 0 || count() <= before) return;
      watch.disconnect();
      // The frame with it is drawn after this one's callbacks; a task comes after that.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)));
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });
  return { painted };
}

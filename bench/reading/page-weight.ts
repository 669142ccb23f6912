import { chromium } from '@playwright/test';
import { findBrowser } from '#e2e/support/find-browser.ts';
import { BROTLI, GZIP, PLAIN } from '../client/accept.ts';
import { fetchBytes } from '../client/fetch-bytes.ts';
import { scriptsOfNext } from './scripts-of-next.ts';
import { KINDS, type Kind, type PageWeight, type Weight } from './weight-kinds.ts';

const NONE: Weight = { files: 0, plain: 0, gzip: 0, br: 0 };
/** As the browser's driver names them. */
const TYPES: Record<string, Kind> = {
  document: 'HTML',
  stylesheet: 'CSS',
  font: 'fonts',
  image: 'images',
  script: 'JavaScript beyond',
};

/**
 * Loads a page in Chromium as a first visitor does, with nothing in its cache, without a mouse or a
 * scroll, and weighs everything that it asked for.
 */
export async function weighPage(
  url: string,
  say: (line: string) => void,
): Promise<{ weight: PageWeight; browser: string }> {
  const { executablePath } = await findBrowser(say);
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-quic'],
  });
  try {
    const asked = new Map<string, string>();
    const page = await browser.newPage();
    page.on('request', (request) => {
      if (request.method() === 'GET') asked.set(request.url(), request.resourceType());
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {
      // A page that listens for new comments is never idle; by now it has asked for all it needs.
    });
    return { weight: await weigh(asked), browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

async function weigh(asked: Map<string, string>): Promise<PageWeight> {
  const own = scriptsOfNext();
  const weight = Object.fromEntries(KINDS.map((kind) => [kind, { ...NONE }])) as PageWeight;
  for (const [url, type] of asked) {
    if (!url.startsWith('http') || type === 'eventsource') continue;
    const isNexts = type === 'script' && own.some((file) => url.includes(file));
    const into = weight[isNexts ? "Next's JavaScript" : (TYPES[type] ?? 'other')];
    into.files += 1;
    into.plain += (await fetchBytes(url, PLAIN)).body.byteLength;
    into.gzip += (await fetchBytes(url, GZIP)).body.byteLength;
    into.br += (await fetchBytes(url, BROTLI)).body.byteLength;
  }
  return weight;
}

import { type CDPSession, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/support/find-browser.ts';

/** What one kind of file costs a first visit: how many, bytes over the line, bytes unpacked. */
export type Weight = { files: number; sent: number; unpacked: number };

/** Kinds as the browser's debugger names them; "Fetch" are pages that Next fetches ahead. */
export type PageWeight = Record<
  'Document' | 'Script' | 'Stylesheet' | 'Font' | 'Image' | 'Fetch',
  Weight
>;

/**
 * Loads a page in Chromium as a first visitor does, with nothing in its cache, and weighs what comes
 * until nothing more comes. Bytes over the line are bodies with their headers.
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
    const page = await browser.newPage();
    const debug = await page.context().newCDPSession(page);
    const weight = await listen(debug);
    await page.goto(url, { waitUntil: 'networkidle' });
    return { weight, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

async function listen(debug: CDPSession): Promise<PageWeight> {
  const none = (): Weight => ({ files: 0, sent: 0, unpacked: 0 });
  const weight: PageWeight = {
    Document: none(),
    Script: none(),
    Stylesheet: none(),
    Font: none(),
    Image: none(),
    Fetch: none(),
  };
  const kinds = new Map<string, Weight>();
  debug.on('Network.responseReceived', ({ requestId, type }) => {
    const kind = type in weight ? weight[type as keyof PageWeight] : weight.Fetch;
    kind.files += 1;
    kinds.set(requestId, kind);
  });
  debug.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) kind.unpacked += dataLength;
  });
  debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) kind.sent += encodedDataLength;
  });
  await debug.send('Network.enable');
  return weight;
}

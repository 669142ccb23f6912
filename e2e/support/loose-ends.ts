import type { Page } from '@playwright/test';

/** Ids that the page has twice, and links within it that lead nowhere. */
export async function looseEnds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: #${id}`);
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const dead = links
      .filter(({ hash }) => !document.getElementById(decodeURIComponent(hash.slice(1))))
      .map(({ outerHTML }) => `leads nowhere: ${outerHTML.slice(0, 120)}`);
    return [...twice, ...dead];
  });
}

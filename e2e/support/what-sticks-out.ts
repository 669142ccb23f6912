import type { Page } from '@playwright/test';

/** Whether a page can be moved sideways, and by what: the elements that stick out. */
export async function whatSticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} px in ${clientWidth} px`,
      ...wide.slice(-5).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}

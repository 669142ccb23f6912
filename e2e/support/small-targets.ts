import type { Page } from '@playwright/test';

/**
 * What can be pressed on the page and is smaller than 24 px in one direction (WCAG 2.2, 2.5.8).
 * A link within a sentence is as high as its line and left out, as the criterion does; a box or a
 * radio button is pressed by its label.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]',
    );
    const found: string[] = [];
    for (const target of targets) {
      const pressed = target.closest('label') ?? target;
      // Half a pixel is what rounding makes of fractions.
      const { width, height, right, bottom } = pressed.getBoundingClientRect();
      const isSeen = target.checkVisibility() && right > 0 && bottom > 0;
      const isDisabled = target.matches(':disabled, [aria-hidden=true]');
      if (!isSeen || isDisabled || isInSentence(target)) continue;
      if (width >= LEAST - 0.5 && height >= LEAST - 0.5) continue;
      found.push(`${Math.round(width)} x ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`);
    }
    return found;

    function isInSentence(target: HTMLElement): boolean {
      if (getComputedStyle(target).display !== 'inline') return false;
      const own = target.textContent?.trim() ?? '';
      const around = target.closest('p, li, dd, td, th, h1, h2, h3, h4, figcaption, div');
      return (around?.textContent?.trim() ?? '') !== own;
    }
  });
}

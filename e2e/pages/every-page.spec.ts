import { EVERY_PAGE } from '#e2e/support/every-page.ts';
import { expectAccessible } from '#e2e/support/expect-accessible.ts';
import { looseEnds } from '#e2e/support/loose-ends.ts';
import { smallTargets } from '#e2e/support/small-targets.ts';
import { enterAs, expect, test } from '#e2e/support/stage-test.ts';
import { whatSticksOut } from '#e2e/support/what-sticks-out.ts';

// axe looks at every page twice: by day on a desktop, by night on a phone. The markup is the same at
// both widths, and a colour is the same wherever it stands.

/** The narrowest screen that WCAG 2.2 asks for (1.4.10). */
const NARROW = { width: 320, height: 640 };

for (const { name, path, who = 'visitor', status = 200 } of EVERY_PAGE) {
  test(`${name} (${who})`, async ({ page, context, stage, isMobile }) => {
    await enterAs(context, stage, who);
    const answer = await page.goto(path(stage));
    expect(answer?.status()).toBe(status);

    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('h1')).not.toBeEmpty();
    await expect(page).toHaveTitle(/\S/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
    if (who !== 'visitor' && who !== 'browser') {
      // The corner has heard who is here.
      await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toHaveCount(0);
    }

    await page.emulateMedia({ colorScheme: isMobile ? 'dark' : 'light' });
    await expectAccessible(page);
    expect(await looseEnds(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await whatSticksOut(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await whatSticksOut(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
  });
}

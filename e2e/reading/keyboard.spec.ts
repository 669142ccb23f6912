import type { Page } from '@playwright/test';
import type { Stage } from '#e2e/support/stage.ts';
import { enterAs, expect, test, type Who } from '#e2e/support/stage-test.ts';

/** Presses of the tab key that reach what a page is for. */
const STEPS = 40;

const PAGES: { name: string; path: (stage: Stage) => string; who: Who }[] = [
  { name: 'home', path: () => '/', who: 'visitor' },
  { name: 'an essay', path: ({ busy }) => `/essays/${busy.slug}`, who: 'member' },
  { name: 'the guide', path: () => '/leaving-medicine', who: 'visitor' },
  { name: 'sign-in', path: () => '/sign-in', who: 'visitor' },
  { name: 'a reply', path: ({ comments }) => `/comments/${comments.edited}/reply`, who: 'member' },
  { name: 'hiding', path: ({ comments }) => `/comments/${comments.edited}/hide`, who: 'moderator' },
  { name: 'the editor', path: ({ draft }) => `/write/${draft.id}`, who: 'author' },
  { name: 'the account', path: () => '/account', who: 'member' },
];

for (const { name, path, who } of PAGES) {
  test(`${name} is gone through by keyboard, and the focus is seen`, async ({
    page,
    context,
    stage,
  }) => {
    await enterAs(context, stage, who);
    await page.goto(path(stage));
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the text' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

    await page.goto(path(stage));
    const seen = new Set<string>();
    for (let step = 1; step <= STEPS; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await lookAtFocus(page);
      if (focus === null) break;
      expect(focus.problem, focus.what).toBeNull();
      expect(seen.has(focus.place), `comes twice: ${focus.what}`).toBe(false);
      seen.add(focus.place);
    }
    expect(seen.size).toBeGreaterThan(8);
  });
}

/** What has the focus, and what is wrong with how that is shown; null outside the page. */
async function lookAtFocus(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const style = getComputedStyle(focused);
    const { left, top, right, bottom, width, height } = focused.getBoundingClientRect();
    const isOut =
      right <= 0 || bottom <= 0 || left >= window.innerWidth || top >= window.innerHeight;
    const hasRing = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    const middle = document.elementFromPoint(
      Math.min(Math.max(left + width / 2, 0), window.innerWidth - 1),
      Math.min(Math.max(top + height / 2, 0), window.innerHeight - 1),
    );
    const isCovered = !(middle && (focused.contains(middle) || middle.contains(focused)));
    const position = [...document.querySelectorAll('*')].indexOf(focused);
    return {
      place: String(position),
      what: focused.outerHTML.slice(0, 140),
      problem: isOut ? 'out of sight' : hasRing ? (isCovered ? 'covered' : null) : 'no ring',
    };
  });
}

test('the menu of somebody with more than one room opens and closes by keyboard', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'moderator');
  await page.goto('/');
  const menu = page.locator('header summary');
  await expect(menu).toHaveText(stage.guests.moderator.name);
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Moderation', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Moderation', exact: true })).toBeHidden();
  await expect(menu).toBeFocused();
});

test('a composer opened by keyboard takes the focus and gives it back', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'member');
  await page.goto(`/essays/${stage.busy.slug}`);
  const reply = page.getByRole('link', { name: 'Reply to #1', exact: true });
  await reply.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('textarea[name=body]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('textarea[name=body]')).toHaveCount(0);
  await expect(reply).toBeFocused();
});

test('branches fold by keyboard', async ({ page, stage }) => {
  await page.goto(`/essays/${stage.busy.slug}`);
  const fold = page.locator('.thread summary').first();
  await expect(page.locator('#comment-2')).toBeVisible();
  await fold.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#comment-2')).toBeHidden();
  await page.keyboard.press('Space');
  await expect(page.locator('#comment-2')).toBeVisible();
});

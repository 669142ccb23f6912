import type { Locator, Page } from '@playwright/test';
import { fill } from '#e2e/support/fill.ts';
import {
  enterAsMember,
  type LiveEssay,
  makeLiveEssay,
  postBelow,
} from '#e2e/support/live-essay.ts';
import { expect, test } from '#e2e/support/stage-test.ts';

// After a navigation by script the page before stays in the document, out of sight. Its comments have
// the same numbers as those of the page that is shown.

/** What is shown of the page; the pages that are kept stand beside it. */
const shown = (page: Page): Locator => page.locator('main > div:visible');

const comment = (page: Page, number: number): Locator => shown(page).locator(`#comment-${number}`);

/** The offer of what is new. */
const bar = (page: Page): Locator => shown(page).locator('[data-live]').getByRole('button').first();

/** Numbers of the comments that are marked as this reader's own, in all that is in the document. */
const markedAsOwn = (page: Page) =>
  page
    .locator('article[data-comment]:has(> [data-acts] > [data-marks] > b)')
    .evaluateAll((articles) =>
      articles.map(
        (article) => `${article.checkVisibility() ? 'shown' : 'kept'} ${article.id.slice(8)}`,
      ),
    );

/** Goes to an essay as Next does it for an answer of an action, or by the way that is given. */
async function goByScript(page: Page, { slug }: LiveEssay, go?: () => Promise<unknown>) {
  const stream = page.waitForResponse(/\/api\/live\?/);
  await (go?.() ??
    page.evaluate(
      (path) =>
        (window as unknown as { next: { router: { push(to: string): void } } }).next.router.push(
          path,
        ),
      `/essays/${slug}`,
    ));
  expect((await stream).status()).toBe(200);
  await expect(page).toHaveURL(`/essays/${slug}`);
}

async function post(page: Page, text: string): Promise<void> {
  await shown(page).getByRole('link', { name: 'Add a comment' }).first().click();
  await fill(shown(page).locator('textarea[name=body]'), text);
  await shown(page).getByRole('button', { name: 'Post comment' }).click();
}

test('what belongs to a discussion lands in the page that is shown, not in one kept out of sight', async ({
  page,
  context,
}) => {
  const [first, second] = await Promise.all([makeLiveEssay(3), makeLiveEssay(2)]);
  await enterAsMember(context, first);
  const stream = page.waitForResponse(/\/api\/live\?/);
  await page.goto(`/essays/${first.slug}`);
  await stream;
  await post(page, 'Mine, under the first essay.');
  await expect(comment(page, 4)).toBeFocused();
  await expect.poll(() => markedAsOwn(page)).toEqual(['shown 4']);

  await goByScript(page, second);
  await expect(page.locator('main #comment-1')).toHaveCount(2);
  // The page before has a #3 too.
  await post(page, 'Mine, under the second.');
  await expect(comment(page, 3)).toBeFocused();
  await expect.poll(() => markedAsOwn(page)).toEqual(['shown 3', 'kept 4']);
  // And a #4, which is not what is announced here.
  await postBelow(second, 'essay');
  await expect(bar(page)).toHaveText('1 new comment');
  await postBelow(first, 1, 'essay');
  await bar(page).click();
  await expect(comment(page, 4)).toBeFocused();
  await expect(comment(page, 4)).toHaveAttribute('data-new', '');
  await expect(page.locator('article[data-new]')).toHaveCount(1);

  // Who comes back finds what came meanwhile, and hears of what comes then.
  await goByScript(page, first, () => page.goBack());
  await expect(comment(page, 6)).toBeVisible();
  await expect.poll(() => markedAsOwn(page)).toEqual(['shown 4', 'kept 3']);
  await postBelow(first, 'essay');
  await expect(bar(page)).toHaveText('1 new comment');
  await bar(page).click();
  await expect(comment(page, 7)).toBeFocused();
  await expect(comment(page, 7)).toHaveAttribute('data-new', '');
  await expect(page.locator('article[data-new]:not(:visible)')).toHaveCount(0);
});

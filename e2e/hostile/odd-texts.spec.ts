import type { Locator, Page } from '@playwright/test';
import { whatSticksOut } from '#e2e/support/what-sticks-out.ts';
import { sincePage } from '#lib/comments/rules/addresses.ts';
import { expect, hostile as test } from './hostile-test.ts';

/** A phone. */
test.use({ viewport: { width: 390, height: 800 } });

/** A name that is written from right to left. */
const HEBREW = 'דוד לוי';

test('odd texts as comments and names move no page sideways', async ({ page, stage }) => {
  // Every comment once, in the order in which they came.
  let next: string | null = sincePage(stage.threads.odd.slug, 0);
  let comments = 0;
  while (next) {
    await page.goto(next);
    expect(await whatSticksOut(page), next).toEqual([]);
    expect(await outOfOrder(page), next).toEqual([]);
    comments += await page.locator('article[data-comment]').count();
    const link = page.locator('a[rel=next]');
    next = (await link.count()) === 1 ? await link.getAttribute('href') : null;
  }
  expect(comments).toBe(stage.threads.odd.posted);
});

test('nor do they as titles, in lists, reasons and imports', async ({ page, stage, enter }) => {
  await enter(stage.authors.at(-1) ?? stage.member);
  // The last essays and the last pages have the odd texts.
  for (const path of ['/', '/write', ...stage.essays.slice(-12).map((slug) => `/essays/${slug}`)]) {
    await page.goto(path);
    expect(await whatSticksOut(page), path).toEqual([]);
  }
  await page.context().clearCookies();
  await enter('moderator');
  const ids = [...stage.judged, ...stage.packed.slice(-2)];
  for (const path of ['/moderation', ...ids.map((id) => `/comments/${id}/hide`)]) {
    await page.goto(path);
    expect(await whatSticksOut(page), path).toEqual([]);
  }
  await page.goto(`/moderation/imports/${stage.heldImport}?after=${lastNumbers(stage)}`);
  expect(await page.locator('main ol > li').count()).toBeGreaterThan(0);
  expect(await whatSticksOut(page)).toEqual([]);
});

test('a name from right to left turns round nothing but itself', async ({ page, stage }) => {
  // All of it in one line.
  await page.setViewportSize({ width: 1_400, height: 800 });
  const { slug } = stage.threads.odd;
  const article = page
    .locator('article[data-comment]')
    .filter({ has: page.locator('[data-author]', { hasText: HEBREW }) })
    .first();
  await page.goto(`/essays/${slug}`);
  const own = (await article.locator('h3 a').getAttribute('href')) ?? '';
  await expectInOrder([article.locator('[data-author]'), article.locator('h3 a')]);

  await page.goto(`${own}/reply`);
  const caption = page.locator('figcaption');
  await expectInOrder([caption.locator('a'), caption.locator('bdi'), caption.locator('time')]);

  // Above an answer to it.
  await page.goto(`/comments/${stage.threads.odd.branches[0]?.leaf}`);
  const above = page
    .getByRole('list', { name: 'What this answers' })
    .getByRole('listitem')
    .filter({ has: page.locator('bdi', { hasText: HEBREW }) });
  await expectInOrder([above.locator('a'), above.locator('bdi'), above.locator('time')]);
});

/** Numbers in an import's thread after which only a page of comments is left. */
function lastNumbers(stage: { threads: { imported: { posted: number } } }): number {
  return stage.threads.imported.posted + 1_400;
}

/** Comments whose line of circumstances or acts does not run from left to right. */
function outOfOrder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const row of document.querySelectorAll('.thread :is([data-meta], [data-acts], h3)')) {
      const boxes = [...row.children].map((child) => child.getBoundingClientRect());
      const isOut = boxes.some((box, at) => {
        const before = boxes[at - 1];
        return before && Math.abs(before.top - box.top) < 8 && before.left > box.left;
      });
      if (isOut) found.push(row.outerHTML.slice(0, 200));
    }
    return found;
  });
}

/** Expects that parts of one line stand in this order from left to right. */
async function expectInOrder(parts: Locator[]): Promise<void> {
  const boxes = await Promise.all(parts.map((part) => part.first().boundingBox()));
  for (const [at, box] of boxes.entries()) {
    const before = boxes[at - 1];
    if (!before || !box) continue;
    expect(box.x).toBeGreaterThanOrEqual(before.x + before.width - 1);
  }
  expect(boxes).not.toContain(null);
}

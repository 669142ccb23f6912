import type { Page } from '@playwright/test';
import { runInside } from './stage.ts';
import { expect } from './test.ts';

/** An essay with a discussion of four windows; see set-windows.ts for who answers whom. */
export type WindowsEssay = {
  slug: string;
  /** Comments that can be read. */
  total: number;
  /** Number of a root in the second window that left no line. */
  vanished: number;
};

export const makeWindowsEssay = () => runInside<WindowsEssay>('set-windows.ts');

/** The numbers of all comments of a page, in the order in which they stand. */
export const numbersOn = (page: Page): Promise<number[]> =>
  page
    .locator('article[data-comment]')
    .evaluateAll((articles) => articles.map(({ id }) => Number(id.slice('comment-'.length))));

/** The numbers of the roots of a page. */
export const rootsOn = (page: Page): Promise<number[]> =>
  page
    .locator('article[data-comment][data-depth="0"]')
    .evaluateAll((articles) => articles.map(({ id }) => Number(id.slice('comment-'.length))));

const from = (first: number, last: number): number[] => {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index);
};

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/**
 * Through a discussion of more comments than one page shows, by its links alone: parts, a branch and
 * the way back, the three orders. The same with JavaScript and without.
 */
export async function windowsJourney(page: Page, essay: WindowsEssay): Promise<void> {
  const { slug, total, vanished } = essay;
  const address = `/essays/${slug}`;
  await page.goto(address);
  await expect(page.locator('article[data-essay]')).toBeVisible();
  await expect(page.locator('[data-comment-count]')).toHaveText(String(total));
  const orders = page.getByRole('navigation', { name: 'Order of the discussion' });
  await expect(orders.locator('[aria-current]')).toHaveText('Oldest first');
  expect(await numbersOn(page)).toEqual([1, 2, 34, 35, 36, ...from(3, 10)]);

  // Down a branch, on, and back to where it begins.
  await link(page, '57 more replies below #2').click();
  await expect(page).toHaveURL(`${address}/from/37`);
  await expect(page.getByRole('list', { name: 'What this answers' })).toContainText('#2');
  expect(await numbersOn(page)).toEqual(from(37, 76));
  await link(page, 'Continue this discussion').click();
  await expect(page).toHaveURL(`${address}/from/77`);
  expect(await numbersOn(page)).toEqual(from(77, 93));
  await expect(link(page, 'Continue this discussion')).toHaveCount(0);
  await link(page, 'Back to the discussion').click();
  await expect(page).toHaveURL(`${address}#comment-2`);
  await expect(page.locator('#comment-2')).toBeInViewport();

  // Part by part to the end, and one back.
  await link(page, 'More of the discussion').click();
  await expect(page).toHaveURL(`${address}/page/2`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Part 2 of the discussion');
  expect(await rootsOn(page)).toEqual(from(11, 20).filter((number) => number !== vanished));
  await link(page, 'Next part').click();
  expect(await numbersOn(page)).toEqual([...from(21, 30), 94, 95, 96]);
  await link(page, '7 more replies below #30').click();
  expect(await numbersOn(page)).toEqual(from(97, 103));
  await link(page, 'Back to the discussion').click();
  await expect(page).toHaveURL(`${address}/page/3#comment-30`);
  await link(page, 'Next part').click();
  expect(await numbersOn(page)).toEqual([31, 32, 33]);
  await expect(link(page, 'Next part')).toHaveCount(0);
  await link(page, 'Previous part').click();
  await expect(page).toHaveURL(`${address}/page/3`);

  // The same discussion in the other orders.
  await link(page, 'Newest first').click();
  await expect(page).toHaveURL(`${address}/newest#discussion`);
  await expect(page.locator('article[data-essay]')).toBeAttached();
  await expect(orders.locator('[aria-current]')).toHaveText('Newest first');
  expect(await rootsOn(page)).toEqual(from(33, 21));
  await link(page, 'More of the discussion').click();
  expect(await rootsOn(page)).toEqual(from(20, 11).filter((number) => number !== vanished));
  await link(page, 'Most helpful').click();
  await expect(page).toHaveURL(`${address}/helpful#discussion`);
  expect(await rootsOn(page)).toEqual([25, 12, 31, ...from(1, 7)]);
  await link(page, 'More of the discussion').click();
  await expect(page).toHaveURL(`${address}/helpful/1/2`);
  expect(await rootsOn(page)).toEqual([8, 9, 10, 11, 13, 14, 15, 16, 17]);
  await link(page, 'Oldest first').click();
  await expect(page).toHaveURL(`${address}#discussion`);
  expect(await rootsOn(page)).toEqual(from(1, 10));
}

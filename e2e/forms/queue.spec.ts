import { enterOwnQueue } from '#e2e/support/own-queue.ts';
import { anAddress } from '#e2e/support/people.ts';
import { expect, test } from '#e2e/support/test.ts';
import { SECOND } from '#lib/kernel/time.ts';

test.use({ extraHTTPHeaders: { 'X-Forwarded-For': anAddress() } });

/** A moderator who has never seen the queue hides with a reason in this time. */
const HIDES_WITHIN = 10 * SECOND;

test('a new moderator hides with three keys, undoes with one, and goes on by keyboard', async ({
  page,
  context,
}) => {
  const queue = await enterOwnQueue(page, context);
  const [first, second, third] = queue.cases;
  const cases = page.locator('article[data-case]');
  const at = page.locator('article[data-at]');
  await expect(cases).toHaveCount(3);
  // The keys are on, and the page says which case they are about.
  await expect(at).toHaveAttribute('data-case', first?.id ?? '');

  const started = Date.now();
  await page.keyboard.press('h');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hidden: #1 by Ann Writer.')).toBeVisible();
  expect(Date.now() - started).toBeLessThan(HIDES_WITHIN);
  await expect(cases).toHaveCount(2);
  await expect(at).toHaveAttribute('data-case', second?.id ?? '');

  // Undone within the minute, as if nothing had been: it waits again, for anybody.
  await page.keyboard.press('u');
  await expect(page.getByText('Undone. It is as it was before')).toBeVisible();

  // j and k go through the cases, n takes a note in place, Escape comes back.
  await page.keyboard.press('j');
  await expect(at).toHaveAttribute('data-case', third?.id ?? '');
  await page.keyboard.press('k');
  await expect(at).toHaveAttribute('data-case', second?.id ?? '');
  await page.keyboard.press('n');
  await page.keyboard.type('Looks fine to me, h 1.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(cases.filter({ hasText: 'Looks fine to me, h 1.' })).toHaveCount(1);
  await page.keyboard.press('h');
  await page.keyboard.press('Escape');
  await expect(at).toBeFocused();

  // Two chosen by key, decided at once, one decision each.
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Leave them as they are' }).click();
  await expect(page.getByText('Left as it is: 2 cases.')).toBeVisible();
  await expect(page.getByText('Nothing waits.')).toBeVisible();

  // A case on its own page: left as it is, with a key.
  await page.goto(`/moderation/cases/${first?.id}`);
  await expect(page.locator('html')).toHaveAttribute('data-keys');
  await page.keyboard.press('a');
  await expect(page.getByText('Left as it is: #1 by Ann Writer.')).toBeVisible();

  // Switched off, they do nothing, on other pages too.
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Use these keys' }).uncheck();
  await page.goto(`/comments/${first?.commentId}/hide`);
  await expect(page.locator('html')).not.toHaveAttribute('data-keys');
});

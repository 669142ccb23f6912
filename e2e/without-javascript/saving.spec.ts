import { ESSAY } from '#e2e/support/discussion.ts';
import { enter, setReactions } from '#e2e/support/reactions.ts';
import { expect, test } from '#e2e/support/test.ts';

test('an essay is saved for later by a form, found under the account, and removed', async ({
  page,
  context,
}) => {
  await page.goto(ESSAY);
  await page.getByRole('link', { name: 'Save for later' }).click();
  // Who is not signed in is led there first, and comes back.
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`${ESSAY}/save`)}`);

  const stage = await setReactions();
  const [guest] = stage.people;
  if (!guest) throw new Error('there are people');
  await enter(context, stage, guest);
  await page.goto(ESSAY);
  await page.getByRole('link', { name: 'Save for later' }).click();
  await page.getByRole('button', { name: 'Save it for later' }).click();
  await expect(page).toHaveURL(`${ESSAY}/save?done=saved`);
  await expect(page.getByRole('status')).toContainText('Saved.');

  await page.getByRole('link', { name: 'what you saved' }).click();
  await expect(page).toHaveURL('/account/saved');
  await expect(page.locator('main li')).toHaveCount(1);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page).toHaveURL('/account/saved?done=let-go');
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

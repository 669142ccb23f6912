import { enter, type ReactionStage, rowOf, setReactions } from '#e2e/support/reactions.ts';
import { expect, test } from '#e2e/support/test.ts';

let stage: ReactionStage;

test.beforeAll(async () => {
  stage = await setReactions();
});

test('a reaction is given and taken back by a form, which says how it stands', async ({
  page,
  context,
}) => {
  const [, , root] = stage.roots;
  const [guest] = stage.people;
  if (!root || !guest) throw new Error('there are people and roots');
  await enter(context, stage, guest);
  await page.goto(`/essays/${stage.slug}`);
  await rowOf(page, root.number).getByRole('link', { name: 'Same here' }).click();
  await expect(page).toHaveURL(`/comments/${root.id}/more#reactions`);

  const button = page.getByRole('button', { name: 'Same here' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await expect(page).toHaveURL(`/comments/${root.id}/more#reactions`);
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toHaveText('Same here 1');
  await expect(page.getByRole('button', { name: 'Helpful' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );

  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(button).toHaveText('Same here');
});

test('a visitor reads the counts and is told to sign in first', async ({ page }) => {
  const [, many] = stage.roots;
  await page.goto(`/comments/${many?.id}/more`);
  const reactions = page.locator('#reactions');
  await expect(reactions.getByText('Helpful 12,345')).toBeVisible();
  await expect(reactions.getByRole('button')).toHaveCount(0);
  await reactions.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const next = new URL(page.url()).searchParams.get('next');
  expect(next).toBe(`/comments/${many?.id}/more#reactions`);
});

test('a writer reads the counts of their own comment and presses nothing', async ({
  page,
  context,
}) => {
  const [, many] = stage.roots;
  await enter(context, stage, stage.writer);
  await page.goto(`/comments/${many?.id}/more`);
  await expect(page.locator('#reactions')).toContainText('Helpful 12,345');
  await expect(page.locator('#reactions').getByRole('button')).toHaveCount(0);
});

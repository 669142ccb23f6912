import { enterOwnQueue, OWN_QUEUE } from '#e2e/support/own-queue.ts';
import { anAddress } from '#e2e/support/people.ts';
import { runInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/test.ts';

test.use({ extraHTTPHeaders: { 'X-Forwarded-For': anAddress() } });

test('the queue, a case and its forms work as links and forms', async ({ page, context }) => {
  const { cases, slug, moderator } = await enterOwnQueue(page, context);
  const [first, second] = cases;
  const inQueue = page.locator('article[data-case]');
  await inQueue.first().getByRole('link', { name: 'Hide …' }).click();
  await expect(page).toHaveURL(new RegExp(`/moderation/cases/${first?.id}\\?filter=mine#hide$`));

  // What is missing is said beside the field; what was typed and chosen stays.
  const form = page.locator('form', {
    has: page.getByRole('button', { name: 'Hide this comment' }),
  });
  const reason = 'The widow can be told.';
  await form.locator('textarea[name=explanation]').fill(reason);
  await form.locator('textarea[name=explanation]').evaluate((field) => {
    field.closest('form')?.setAttribute('novalidate', '');
  });
  await form.getByRole('button', { name: 'Hide this comment' }).click();
  await expect(form.getByText('Choose the house rule')).toBeVisible();
  await expect(form.locator('textarea[name=explanation]')).toHaveValue(reason);
  await form.getByLabel('Keep patients out of sight').check();
  await form.getByRole('button', { name: 'Hide this comment' }).click();

  // On to the next case, with the way back.
  await expect(page).toHaveURL(new RegExp(`/moderation/cases/${second?.id}`));
  await expect(page.getByText('Hidden: #1 by Ann Writer.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone. It is as it was before')).toBeVisible();
  await page.goto(`/essays/${slug}`);
  await expect(page.getByText('The baker’s widow')).toBeVisible();

  // Words are blacked out as they are typed.
  await page.goto(`/moderation/cases/${first?.id}?filter=mine`);
  await page.getByText('Black out a part of it').click();
  const black = page.locator('form', {
    has: page.getByRole('button', { name: 'Black out', exact: true }),
  });
  await black.getByLabel('Or type the words').fill('eighty-one');
  await black.getByLabel('Keep patients out of sight').check();
  await black.locator('textarea[name=explanation]').fill('Her age leads to her, with her trade.');
  await black.getByRole('button', { name: 'Black out', exact: true }).click();
  await expect(page.getByText('Blacked out in part: #1 by Ann Writer.')).toBeVisible();
  await page.goto(`/essays/${slug}`);
  await expect(page.getByText('The baker’s widow, [removed: patient details].')).toBeVisible();

  // The original is sealed: who looks says why, and reads it once.
  await page.goto(`/comments/${first?.commentId}/hide`);
  await page.getByText('Look at what it said before').click();
  await page.getByLabel('Why you need to').fill('The family asks what stood there.');
  await page.getByRole('button', { name: 'Look at the original' }).click();
  await expect(page.getByText('The baker’s widow, eighty-one.')).toBeVisible();

  // Several at once, each by its own box; a note; a claim given back.
  await page.goto(OWN_QUEUE);
  await expect(inQueue).toHaveCount(2);
  await inQueue.first().getByRole('button', { name: 'Give back' }).click();
  await expect(inQueue).toHaveCount(1);
  await inQueue.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Leave them as they are' }).click();
  await expect(page.getByText(/^Left as it is: #/)).toBeVisible();
  await expect(page.getByText('Nothing waits.')).toBeVisible();

  // With an old code a form keeps what was typed and leads to a fresh one, and so does a page.
  const third = `/moderation/cases/${cases[2]?.id}`;
  await page.goto(third);
  await runInside('set-code-age.ts', moderator.personId, 'old');
  await page.getByText('Write a note', { exact: true }).click();
  await page.locator('textarea[name=text]').fill('Half a day old.');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByText('What you wrote is not lost.')).toBeVisible();
  await expect(page.getByText('The baker’s widow')).toHaveCount(0);
  await runInside('set-code-age.ts', moderator.personId, 'fresh');
  await page.reload();
  await expect(page.getByText('Half a day old.')).toBeVisible();
  await runInside('set-code-age.ts', moderator.personId, 'old');
  await page.goto(third);
  await expect(page).toHaveURL(/\/sign-in\/again\?next=%2Fmoderation%2Fcases%2F/);
});

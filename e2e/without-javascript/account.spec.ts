import { readCode } from '#e2e/support/mailbox.ts';
import { signIn, somebody } from '#e2e/support/people.ts';
import { expect, test } from '#e2e/support/test.ts';

test('a fresh code, mails and the end of an account work by forms alone', async ({ browser }) => {
  const cara = await somebody(browser, 'Cara');
  const { page, email } = cara;
  await page.goto('/sign-in?next=/account');
  await signIn(cara);

  await page.goto('/sign-in/again?next=/account');
  const asked = new Date();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code', { exact: true }).fill(await readCode(email, asked));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page).toHaveURL('/account');

  await page.getByLabel('Mail me when somebody answers me').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('You get a mail when somebody answers you.')).toBeVisible();
  await page.getByLabel('Mail me when somebody answers me').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('You get no mail when somebody answers you.')).toBeVisible();

  await page.goto('/account/delete');
  await page.getByLabel('Type “delete”').fill('yes');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('Type the word “delete”')).toBeVisible();
  await page.getByLabel('Type “delete”').fill('delete');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
});

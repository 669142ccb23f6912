import { readFile } from 'node:fs/promises';
import { readCode } from '#e2e/support/mailbox.ts';
import { signIn, somebody } from '#e2e/support/people.ts';
import { expect, test } from '#e2e/support/test.ts';

test('a person asks for mails, takes what is theirs, and deletes the account', async ({
  browser,
}) => {
  const anna = await somebody(browser, 'Anna');
  const { page, email, name } = anna;
  await page.goto('/sign-in?next=/account');
  await signIn(anna);

  await page.getByLabel('Mail me when somebody answers me').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('You get a mail when somebody answers you.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Mail me when somebody answers me')).toBeChecked();

  await page.getByRole('link', { name: 'Take all of it with you' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the file' }).click();
  const file = await (await download).path();
  const { account } = JSON.parse(await readFile(file, 'utf8'));
  expect(account).toMatchObject({ email, name, replyMailsSince: expect.any(String) });

  await page.goto('/account/delete');
  await page.getByLabel('Type “delete”').fill('yes');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('Type the word “delete”')).toBeVisible();
  await page.getByLabel('Type “delete”').fill('delete');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect(anna.errors).toEqual([]);
});

test('a fresh code is asked for and leads on', async ({ browser }) => {
  const bert = await somebody(browser, 'Bert');
  const { page, context, email } = bert;
  await page.goto('/sign-in?next=/account');
  await signIn(bert);
  const session = async () =>
    (await context.cookies()).find((cookie) => cookie.name.endsWith('off-call-session'))?.value;
  const before = await session();

  await page.goto('/sign-in/again?next=/account');
  await expect(page.getByText(`${email[0]}…@example.org`)).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(0);
  const asked = new Date();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code', { exact: true }).fill('1234');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('exactly eight digits')).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(await readCode(email, asked));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  expect(await session()).not.toBe(before);
  expect(bert.errors).toEqual([]);
});

test('mails are switched off by their own link only, and by nobody who just opens it', async ({
  page,
  request,
}) => {
  const opened = await request.get('/api/mails/stop?token=a.b', { maxRedirects: 0 });
  expect([opened.status(), opened.headers().location]).toEqual([303, '/mails/stop?token=a.b']);
  const posted = await request.post('/api/mails/stop?token=a.b', {
    form: { 'List-Unsubscribe': 'One-Click' },
  });
  expect(posted.status()).toBe(400);
  await page.goto('/mails/stop?token=a.b');
  await page.getByRole('button', { name: 'Send me no more of them' }).click();
  await expect(page.getByText('This link is not whole.')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { readCode } from '#e2e/support/mailbox.ts';
import { anAddress, signIn, somebody } from '#e2e/support/people.ts';
import { expect, test } from '#e2e/support/test.ts';
import { wordsOf } from '#e2e/support/words-of.ts';
import { MOST_TRIES } from '#lib/sign-in/rules.ts';

/** Requests for a code that one client may make in ten minutes (lib/platform/rate-limit.ts). */
const MOST_REQUESTS = 30;

test.use({
  extraHTTPHeaders: ({ browserName: _ }, use) => use({ 'X-Forwarded-For': anAddress() }),
});

const newEmail = () => `${crypto.randomUUID()}@example.org`;

/** Asks for a code and gives it, standing on the page where it is typed. */
async function askForCode(page: Page, email: string): Promise<string> {
  const asked = new Date();
  await page.goto('/sign-in?next=/rules');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { name: 'Type the code' })).toBeVisible();
  return readCode(email, asked);
}

async function tryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Checking …' })).toHaveCount(0);
}

/** Another code of the same length. */
const wrong = (code: string, by: number) =>
  String((Number(code) + by) % 10 ** code.length).padStart(code.length, '0');

test('a code as it is pasted opens the door, once', async ({ page }) => {
  const code = await askForCode(page, newEmail());
  await tryCode(page, ` ${code.slice(0, 4)} ${code.slice(4)}\t`);
  await expect(page.getByRole('heading', { name: 'What should we call you?' })).toBeVisible();
  // The way back shows no code page any more.
  await page.goBack();
  await expect(page.getByLabel('Code', { exact: true })).toHaveCount(0);
});

test('five wrong codes end the right one', async ({ page }) => {
  const email = newEmail();
  const code = await askForCode(page, email);
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    await tryCode(page, wrong(code, tries));
    const left = MOST_TRIES - tries;
    const words = left === 1 ? 'One try is left' : `${left} tries are left`;
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  }
  await tryCode(page, wrong(code, MOST_TRIES));
  await expect(page.getByText('Five tries were wrong')).toBeVisible();
  await tryCode(page, code);
  await expect(page.getByText('Five tries were wrong')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  // A new one works.
  await page.goto('/sign-in/code?next=/rules');
  await expect(page.getByText('Five tries were wrong')).toBeVisible();
  const asked = new Date();
  await page.getByRole('button', { name: 'Send another code' }).click();
  await expect(page.getByText('Asked for again.')).toBeVisible();
  await tryCode(page, await readCode(email, asked));
  await expect(page.getByRole('heading', { name: 'What should we call you?' })).toBeVisible();
});

test('what is no code is said beside the field, and costs no try', async ({ page }) => {
  const code = await askForCode(page, newEmail());
  for (const typed of ['1234', 'abcdefgh', '123456789']) {
    await tryCode(page, typed);
    await expect(page.getByLabel('Code', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Code', { exact: true })).toHaveValue(typed);
  }
  await tryCode(page, wrong(code, 1));
  await expect(page.getByText('4 tries are left')).toBeVisible();
});

test('a code works only in the browser that asked for it', async ({ page, browser }) => {
  const email = newEmail();
  const code = await askForCode(page, email);

  const other = await browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': anAddress() } });
  const elsewhere = await other.newPage();
  await elsewhere.goto('/sign-in/code');
  await expect(elsewhere.getByRole('heading', { name: 'Ask for a code first' })).toBeVisible();
  // Nor when that browser asks for a code to the same address itself.
  const theirs = await askForCode(elsewhere, email);
  expect(theirs).not.toBe(code);
  await tryCode(elsewhere, code);
  await expect(elsewhere.getByText('4 tries are left')).toBeVisible();
  await other.close();

  await tryCode(page, code);
  await expect(page.getByRole('heading', { name: 'What should we call you?' })).toBeVisible();
});

test('an address that is known is answered as one that is not', async ({ browser }) => {
  const member = await somebody(browser, 'Known');
  await member.page.goto('/sign-in');
  await signIn(member);
  await member.context.close();

  const answers: object[] = [];
  for (const email of [member.email, newEmail()]) {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      extraHTTPHeaders: { 'X-Forwarded-For': anAddress() },
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(email);
    const posted = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const answer = await posted;
    await page.waitForURL('/sign-in/code');
    const cookies = await context.cookies();
    answers.push({
      status: answer.status(),
      headers: Object.keys(await answer.allHeaders()).sort(),
      words: wordsOf(await page.content()).replaceAll(email, 'somebody'),
      cookies: cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite })),
      mailed: (await readCode(email)).length,
    });
    await context.close();
  }
  expect(answers[0]).toEqual(answers[1]);
});

test('who asks too often is told how long to wait, and keeps what was typed', async ({
  page,
  baseURL,
}) => {
  await page.goto('/sign-in?next=/rules');
  const form = await page
    .locator('form', { has: page.getByLabel('E-mail address') })
    .evaluate(
      (element: HTMLFormElement) =>
        Object.fromEntries(new FormData(element)) as Record<string, string>,
    );
  const headers = { origin: baseURL ?? '' };
  for (let request = 1; request <= MOST_REQUESTS; request += 1) {
    const multipart = { ...form, email: newEmail() };
    const sent = await page.request.post('/sign-in', { multipart, headers, maxRedirects: 0 });
    expect(sent.headers().location).toBe('/sign-in/code?next=%2Frules');
  }
  const email = newEmail();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(
    page.getByText(/That was too often in a short time\. Try again in \d+ (minute|second)s?\./),
  ).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
});

test('what is no address is said beside the field', async ({ page }) => {
  await page.goto('/sign-in');
  // The browser's own check would hold the form back.
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  for (const typed of ['', 'nobody', 'a@b@c.org', 'a@example.org, b@example.org', '"><x>@x.y']) {
    await page.getByLabel('E-mail address').fill(typed);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('E-mail address')).toBeFocused();
    await expect(page.getByLabel('E-mail address')).toHaveValue(typed);
    await page.reload();
    await page.locator('form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  }
});

test('a name that is taken, or claims an office, is refused beside the field', async ({
  page,
  browser,
}) => {
  const first = await somebody(browser, 'Unique');
  await first.page.goto('/sign-in');
  await signIn(first);
  await first.context.close();

  await tryCode(page, await askForCode(page, newEmail()));
  await expect(page.getByRole('heading', { name: 'What should we call you?' })).toBeVisible();
  for (const [typed, says] of [
    ['x', 'at least 2 characters'],
    ['Moderator', 'could be taken for the site'],
    ['me@example.org', 'looks like a mail or web address'],
    ['Off Call Team', 'could be taken for the site'],
    ['ad\u202emin', 'cannot be seen'],
    ['<b>Ann</b>', 'cannot hold < or >'],
    [first.name.toUpperCase(), 'Somebody here has this name'],
  ] as const) {
    await page.getByLabel('Display name').fill(typed);
    await page.getByRole('button', { name: 'Use this name' }).click();
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Saving …' })).toHaveCount(0);
    await expect(page.getByLabel('Display name')).toHaveValue(typed);
  }
  // Without a name nothing can be written yet; with one the way goes on to where it began.
  const name = `Free ${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel('Display name').fill(name);
  await page.getByRole('button', { name: 'Use this name' }).click();
  await expect(page).toHaveURL('/rules');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

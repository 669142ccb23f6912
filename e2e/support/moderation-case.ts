import type { Browser, Page } from '@playwright/test';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';
import { BY_MONTH } from '#lib/transparency/rules/tables.ts';
import { ESSAY } from './discussion.ts';
import { fill } from './fill.ts';
import { grant, type Somebody, signIn, somebody } from './people.ts';
import { DATA_DIR } from './place.ts';
import { runInside } from './stage.ts';
import { expect } from './test.ts';

/**
 * The whole life of a case, by five people: one writes, one reports, a moderator claims it and hides
 * the comment, its writer is told by the site and by mail and appeals, another moderator takes the
 * decision back, and everybody is told. The log and the figures agree. The same with JavaScript and
 * without.
 */
export async function caseJourney(browser: Browser): Promise<void> {
  const writer = await somebody(browser, 'Wilma');
  const reporter = await somebody(browser, 'Rita');
  const moderator = await somebody(browser, 'Mona');
  const second = await somebody(browser, 'Marc');
  const reader = await somebody(browser, 'Reader');
  const said = `The third bed by the window, on a Tuesday. ${writer.email}`;
  const note = `The town is in the first comment. ${reporter.email}`;

  const address = await post(writer, said);
  await report(reporter, address, note);
  await becomeModerator(moderator);
  await becomeModerator(second);
  const before = await figures(reader);

  // What the public is told so far: nothing.
  await expectReadable(reader.page, address, said);

  // Takes the case, so that nobody else decides it, and hides the comment.
  await openCase(moderator.page, said);
  await expect(moderator.page.getByText(note)).toBeVisible();
  expect(await moderator.page.content()).not.toContain(reporter.name);
  await moderator.page.getByRole('button', { name: 'Claim' }).first().click();
  await expect(moderator.page.getByText('You have it until')).toBeVisible();
  await openCase(second.page, said);
  await expect(second.page.getByText(`${moderator.name} works on this case`)).toBeVisible();
  const form = moderator.page.locator('form', {
    has: moderator.page.getByRole('button', { name: 'Hide this comment' }),
  });
  const reason = `Bed, ward and day together give her away. ${moderator.email}`;
  await form.getByLabel('Keep patients out of sight').check();
  await fill(form.locator('textarea[name=explanation]'), reason);
  await form.getByRole('button', { name: 'Hide this comment' }).click();
  await expect(moderator.page.getByText(/^Hidden: #/)).toBeVisible();
  await expectGone(reader.page, address, said);

  // Told to the writer and nobody else: in the product, and by mail when it can't be undone any more.
  await writer.page.goto('/account/notices');
  await writer.page.getByRole('link', { name: 'Read why' }).first().click();
  await expect(writer.page.getByText(reason)).toBeVisible();
  const decision = new URL(writer.page.url()).pathname;
  for (const other of [reporter, reader]) {
    const answer = await other.page.goto(decision);
    expect(answer?.status()).toBe(other === reader ? 200 : 404);
    expect(await other.page.content()).not.toContain(reason);
  }
  await runInside('hasten-jobs.ts');
  const told = await mailTo(writer, reason);
  expect(told).toContain(decision);
  expect(told).not.toContain(moderator.name);
  expect(await mailTo(reporter, 'report')).not.toContain(said);

  // Appeals, once.
  await writer.page.goto(decision);
  const answer = `There is no window in that ward. ${writer.email}`;
  await fill(writer.page.locator('textarea[name=text]'), answer);
  await writer.page.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(writer.page.getByText('Nobody has decided about it yet.')).toBeVisible();
  await expect(writer.page.locator('textarea[name=text]')).toHaveCount(0);

  // Not for whoever decided; the other moderator takes the decision back.
  await openCase(moderator.page, answer);
  await expect(
    moderator.page.getByText(/another moderator decides about the appeal/),
  ).toBeVisible();
  await expect(moderator.page.getByRole('button', { name: 'Decide the appeal' })).toHaveCount(0);
  await openCase(second.page, answer);
  const ruling = `There is indeed no window there, so nobody can be told. ${second.email}`;
  await rule(second.page, 'The decision is taken back', ruling);

  // Restored, counted and told.
  await expectReadable(reader.page, address, said);
  await writer.page.goto('/account/notices');
  await expect(writer.page.getByText(/Your appeal was looked at/)).toBeVisible();
  await writer.page.goto(decision);
  await expect(writer.page.getByText(ruling).first()).toBeVisible();
  await runInside('hasten-jobs.ts');
  await mailTo(writer, ruling);

  // The log and the figures agree with it, and name nobody.
  await reader.page.goto('/moderation/log');
  await expect(
    reader.page
      .getByRole('listitem')
      .filter({ hasText: /hid a comment: patient privacy.*appealed: taken back/ })
      .last(),
  ).toBeVisible();
  const log = await reader.page.content();
  for (const secret of [said, reason, ruling, note, moderator.name, writer.name, address]) {
    expect(log).not.toContain(secret);
  }
  await runInside('touch-everything.ts');
  if (before !== null) {
    // The site hears of the touch within a second.
    await expect.poll(() => figures(reader)).toBeGreaterThan(before);
  }

  for (const person of [writer, reporter, moderator, second, reader]) {
    expect(person.errors, person.name).toEqual([]);
    await person.context.close();
  }
}

async function post(writer: Somebody, text: string): Promise<string> {
  const { page } = writer;
  await page.goto(`/sign-in?next=${ESSAY}/comment`);
  await signIn(writer);
  await fill(page.locator('textarea[name=body]'), text);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.locator('[data-body]', { hasText: text })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** From the comment by its own links; a report without a reason says what is missing. */
async function report(reporter: Somebody, address: string, note: string): Promise<void> {
  const { page } = reporter;
  await page.goto(`/sign-in?next=${address}/more`);
  await signIn(reporter);
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await fill(page.locator('textarea[name=note]'), note);
  await page.getByLabel('Patient privacy').check();
  await page.getByRole('button', { name: 'Report it' }).click();
  await expect(page.getByText('You have reported this')).toBeVisible();
}

async function becomeModerator(person: Somebody): Promise<void> {
  await person.page.goto('/sign-in');
  await signIn(person);
  await grant(person.email, 'moderator');
}

/** Opens the case that shows this text, from the queue. */
async function openCase(page: Page, text: string): Promise<void> {
  await page.goto('/moderation');
  const found = page.locator('article[data-case]', { hasText: text });
  await expect(page.getByRole('heading', { name: 'Moderation' })).toBeVisible();
  while ((await found.count()) === 0)
    await page.getByRole('link', { name: 'Less urgent ones' }).click({ timeout: 5_000 });
  await found.getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Decide', exact: true })).toBeVisible();
}

async function rule(page: Page, outcome: string, explanation: string): Promise<void> {
  const decide = page.getByRole('button', { name: 'Decide the appeal' });
  const form = page.locator('form', { has: decide });
  await form.getByLabel(outcome).check();
  await fill(form.locator('textarea[name=explanation]'), explanation);
  const here = page.url();
  await decide.click();
  // To the next case, or to the queue where none waits.
  await page.waitForURL((url) => url.href !== here);
}

async function expectReadable(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[data-body]', { hasText: text })).toBeVisible();
}

async function expectGone(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('Hidden by a moderator: patient privacy')).toBeVisible();
  expect(await page.content()).not.toContain(text);
}

/** The text of a mail to somebody that says this, waiting for it. */
async function mailTo({ email }: Somebody, says: string): Promise<string> {
  let text = '';
  await expect
    .poll(async () => {
      const mails = await readMailbox(DATA_DIR);
      const found = mails.find((mail) => mail.to === email && mail.text.includes(says));
      text = found?.text ?? '';
      return found !== undefined;
    }, `a mail to ${email} that says “${says}”`)
    .toBe(true);
  return text;
}

/** A year's restrictions as the public figures have them; null while they are too few to tell. */
async function figures({ page }: Somebody): Promise<number | null> {
  const answer = await page.request.get('/transparency/figures.json');
  expect(answer.status()).toBe(200);
  const { rows } = (await answer.json()) as {
    rows: { figure: string; group: string; value: number | null }[];
  };
  const row = rows.find(({ figure, group }) => figure === BY_MONTH && group === 'all');
  return row?.value ?? null;
}

import type { Browser, Page } from '@playwright/test';
import { fill } from './fill.ts';
import { grant, signIn, somebody } from './people.ts';
import { expect } from './test.ts';

/** Where the first essay stands. */
export const ESSAY = '/essays/why-is-leaving-clinical-medicine-still-seen-as-failure';

const commentWith = (page: Page, text: string) =>
  page.locator('article[data-comment]', { has: page.locator('[data-body]', { hasText: text }) });

/** Opens the comment with this text by itself, from wherever it is shown. */
async function openComment(page: Page, text: string): Promise<string> {
  const address = await commentWith(page, text)
    .locator('h3 a[href^="/comments/"]')
    .getAttribute('href');
  await page.goto(address ?? '');
  return address ?? '';
}

/**
 * The whole life of a comment, by four people: a visitor reads, writes, signs in and publishes;
 * a second person answers; a moderator hides it with a reason, a reader sees the line in its place,
 * its writer the reason; the moderator restores it. The same with JavaScript and without.
 */
export async function discussionJourney(browser: Browser): Promise<void> {
  const writer = await somebody(browser, 'Wanda');
  const second = await somebody(browser, 'Sam');
  const moderator = await somebody(browser, 'Mo');
  const reader = await somebody(browser, 'Reader');
  const said = `The pager is in a drawer now. ${writer.email}`;
  const answer = `Mine is too, and it still rings. ${second.email}`;

  // Reads, and writes before there is an account.
  await writer.page.goto(ESSAY);
  await expect(writer.page.locator('article[data-essay] h1')).toBeVisible();
  await expect(writer.page.locator('article[data-comment]').first()).toBeVisible();
  await writer.page.getByRole('link', { name: 'Add a comment' }).first().click();
  await fill(writer.page.locator('textarea[name=body]'), `${said}\n\n*Still.* :100:`);
  await writer.page.getByRole('button', { name: 'Preview' }).click();
  await expect(writer.page.getByLabel('Preview').getByText('💯')).toBeVisible();
  await writer.page.getByRole('button', { name: 'Post comment' }).click();

  // Signs in with the code, and confirms what was kept.
  await signIn(writer);
  await expect(writer.page.locator('textarea[name=body]')).toHaveValue(new RegExp(writer.email));
  await writer.page.getByRole('button', { name: 'Publish this comment' }).click();
  await expect(commentWith(writer.page, said)).toBeVisible();
  const address = new URL(writer.page.url()).pathname;
  expect(address).toMatch(/^\/comments\//);

  // Somebody else reads it at once, and answers after signing in.
  await second.page.goto(`/sign-in?next=${address}`);
  await signIn(second);
  await expect(commentWith(second.page, said)).toBeVisible();
  await commentWith(second.page, said)
    .getByRole('link', { name: /^Reply to/ })
    .click();
  await fill(second.page.locator('textarea[name=body]'), answer);
  await second.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(commentWith(second.page, answer)).toBeVisible();

  // A member becomes a moderator and hides it. Without a reason it says what is missing.
  await moderator.page.goto('/sign-in');
  await signIn(moderator);
  await moderator.page.goto(`${address}/hide`);
  await expect(moderator.page.getByText('Only a moderator can do this.')).toBeVisible();
  await grant(moderator.email, 'moderator');
  await moderator.page.goto(address);
  await commentWith(moderator.page, said)
    .getByRole('link', { name: /^More about/ })
    .click();
  await moderator.page.getByRole('link', { name: 'Hide it from readers' }).click();
  const hideButton = moderator.page.getByRole('button', { name: 'Hide this comment' });
  const form = moderator.page.locator('form', { has: hideButton });
  await form.getByLabel('Keep patients out of sight').check();
  const reason = `The ward and the week give her away. ${moderator.email}`;
  const reasonField = form.locator('textarea[name=explanation]');
  // Long enough for the browser, which counts spaces, and not for the site.
  const tooShort = `Too short${' '.repeat(20)}`;
  await fill(reasonField, tooShort);
  await hideButton.click();
  await expect(moderator.page.getByText(/Write at least 20 characters/)).toBeVisible();
  await expect(reasonField).toHaveValue(tooShort);
  await expect(form.getByLabel('Keep patients out of sight')).toBeChecked();
  await fill(reasonField, reason);
  await hideButton.click();
  await expect(moderator.page.getByText(/^Hidden: #/)).toBeVisible();

  // Gone for others, everywhere, with a line in its place; the answer stays.
  await reader.page.goto(address);
  await expect(reader.page.getByText('Hidden by a moderator: patient privacy')).toBeVisible();
  await expect(reader.page.getByText(answer)).toBeVisible();
  await expect(reader.page.getByText(said)).toHaveCount(0);
  expect(await reader.page.content()).not.toContain(said);
  await reader.page.goto(`${address}/more`);
  expect(await reader.page.content()).not.toContain(said);
  expect(await reader.page.content()).not.toContain(reason);
  await reader.page.goto(`${address}/history`);
  expect(await reader.page.content()).not.toContain(said);

  // Its writer reads text, rule and reason, and finds them from the account too.
  await writer.page.goto(`${address}/more`);
  await expect(writer.page.getByText(said)).toBeVisible();
  await expect(writer.page.getByText('Keep patients out of sight').first()).toBeVisible();
  await expect(writer.page.getByText(reason)).toBeVisible();
  await writer.page.goto('/account');
  await writer.page.getByRole('link', { name: '1 new notice', exact: true }).first().click();
  await writer.page.getByRole('link', { name: 'Read why' }).click();
  await expect(writer.page.getByText(reason)).toBeVisible();
  await expect(writer.page.getByText(moderator.name)).toHaveCount(0);

  // The public log names the role, the rule and the kind, and nobody.
  await reader.page.goto('/moderation/log');
  await expect(
    reader.page.getByRole('listitem').filter({ hasText: 'hid a comment: patient privacy' }).last(),
  ).toBeVisible();
  const log = await reader.page.content();
  for (const secret of [said, reason, moderator.name, writer.name, address]) {
    expect(log).not.toContain(secret);
  }

  // Restored, and back for everybody.
  await moderator.page.goto(`${address}/hide`);
  const restoreButton = moderator.page.getByRole('button', { name: 'Restore this comment' });
  const restoring = moderator.page.locator('form', { has: restoreButton });
  await fill(
    restoring.locator('textarea[name=explanation]'),
    'Nobody can be told from it after all.',
  );
  await restoreButton.click();
  await expect(moderator.page.getByText(/^Restored: #/)).toBeVisible();
  await reader.page.goto(address);
  await expect(commentWith(reader.page, said)).toBeVisible();

  // Corrects it: the earlier version can be read.
  await writer.page.goto(address);
  await openComment(writer.page, said);
  await commentWith(writer.page, said)
    .getByRole('link', { name: /^More about/ })
    .click();
  await writer.page.getByRole('link', { name: 'Edit', exact: true }).click();
  await fill(writer.page.locator('textarea[name=body]'), `Corrected. ${said}`);
  await writer.page.getByRole('button', { name: 'Save the change' }).click();
  await expect(commentWith(writer.page, 'Corrected.')).toBeVisible();
  await reader.page.goto(address);
  await reader.page
    .getByRole('link', { name: /^edited/ })
    .first()
    .click();
  await expect(reader.page.getByText('💯')).toBeVisible();

  // Deletes it: a line stays, because somebody answered.
  await writer.page.goto(`${address}/delete`);
  await writer.page.getByRole('button', { name: 'Delete this comment' }).click();
  await expect(writer.page.locator('article[data-essay]')).toBeVisible();
  await reader.page.goto(address);
  await expect(reader.page.getByText('Deleted by its writer').first()).toBeVisible();
  expect(await reader.page.content()).not.toContain(said);

  // Signs out: the session is gone on the server, not only in the browser.
  const cookies = await writer.context.cookies();
  await writer.page.goto('/account');
  await writer.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(writer.page).toHaveURL('/');
  await writer.context.addCookies(cookies);
  await writer.page.goto('/account');
  await expect(writer.page.getByLabel('E-mail address')).toBeVisible();

  for (const person of [writer, second, moderator, reader]) {
    expect(person.errors, person.name).toEqual([]);
    await person.context.close();
  }
}

import { ESSAY } from '#e2e/support/discussion.ts';
import { fill } from '#e2e/support/fill.ts';
import { signIn, somebody } from '#e2e/support/people.ts';
import { expect, test } from '#e2e/support/test.ts';

test('a newcomer’s comment with a link waits for a moderator, and only its writer sees it', async ({
  browser,
}) => {
  test.slow();
  const writer = await somebody(browser, 'Nell');
  const reader = await somebody(browser, 'Reader');
  const said = `There is help at https://help.example.org/${writer.email.slice(0, 8)} for this.`;

  await writer.page.goto(`/sign-in?next=${ESSAY}`);
  await signIn(writer);
  await writer.page.getByRole('link', { name: 'Add a comment' }).first().click();
  await fill(writer.page.locator('textarea[name=body]'), said);
  await writer.page.getByRole('button', { name: 'Post comment' }).click();

  // Where the composer was, with the reason; from the next visit on, above the discussion.
  const notice = writer.page.getByText('Your comment waits for a moderator', { exact: true });
  await expect(notice).toBeVisible();
  await expect(writer.page.getByText('Your account is new')).toBeVisible();
  await writer.page.getByRole('link', { name: /^See your comment #/ }).click();
  await expect(notice).toBeVisible();
  await expect(writer.page.getByText(said)).toBeVisible();
  const address = new URL(writer.page.url()).pathname;
  expect(address).toMatch(/^\/comments\/[\w-]{36}\/more$/);

  // The thread itself shows the notice and not the comment.
  await writer.page.goto(ESSAY);
  await expect(writer.page.getByText('1 comment of yours waits for a moderator')).toBeVisible();
  await expect(writer.page.locator('article[data-comment]', { hasText: said })).toHaveCount(0);

  for (const place of [ESSAY, address, address.replace(/more$/, 'reply')]) {
    const answer = await reader.page.goto(place);
    expect(answer?.status(), place).toBe(place === ESSAY ? 200 : 404);
    expect(await reader.page.content()).not.toContain(said);
  }
  await expect(reader.page.getByText('waits for a moderator')).toHaveCount(0);
  expect([...writer.errors, ...reader.errors.filter((error) => !/404/.test(error))]).toEqual([]);
});

import { DATA_DIR } from '#e2e/support/place.ts';
import { keepStage, runInside, type Stage, type StageInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/test.ts';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';

test('the stage is set', async ({ page, context }) => {
  const inside = await runInside<StageInside>('set-stage.ts');

  // A visitor writes, is led to sign in, and asks for a code.
  const email = `stage-${crypto.randomUUID()}@example.org`;
  await page.goto(`/essays/${inside.quiet.slug}/comment`);
  await page.locator('textarea[name=body]').fill('Written before signing in. *Still here.*');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.waitForURL(/\/sign-in\?next=/);
  const kept = /kept\/([\w-]+)$/.exec(new URL(page.url()).searchParams.get('next') ?? '')?.[1];
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { name: 'Type the code' })).toBeVisible();
  expect(await runInside<number>('keep-code.ts', email)).toBe(1);
  const [browser] = await context.cookies();
  const mail = (await readMailbox(DATA_DIR)).find(({ to }) => to === email)?.id;

  expect([kept, browser?.httpOnly, mail]).toEqual([expect.any(String), true, expect.any(String)]);
  const { name = '', value = '' } = browser ?? {};
  const stage: Stage = { ...inside, browser: { name, value }, kept: kept ?? '', mail: mail ?? '' };
  keepStage('pages', stage);
});

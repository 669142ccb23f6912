import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'the desk' : 'the desk without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('copies a draft, deletes it, takes that back, and goes back to an earlier text', async ({
      page,
      context,
      stage,
    }) => {
      await enterAs(context, stage, 'author');
      await page.goto('/write');
      const row = page.getByRole('listitem').filter({ hasText: 'The year in which I gave notice' });
      await row.first().getByRole('button', { name: 'Duplicate' }).click();
      await page.waitForURL(/\/write\/[0-9a-f-]{36}\?done=duplicated/);
      const id = /write\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

      await page.goto('/write?show=draft');
      const copy = page
        .getByRole('listitem')
        .filter({ has: page.locator(`[href="/write/${id}"]`) });
      await copy.getByRole('button', { name: 'Delete' }).click();
      await page.waitForURL(`/write?deleted=${id}`);
      await expect(copy).toHaveCount(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.waitForURL(`/write?restored=${id}`);
      await expect(copy).toHaveCount(1);

      await page.goto(`/write/${stage.desk.history}/history`);
      await page.getByRole('link', { name: 'Revision 2' }).click();
      await page.getByRole('link', { name: 'With the one before' }).click();
      await expect(page.locator('del').filter({ hasText: 'eleven months' })).toBeVisible();
      await expect(page.locator('ins').filter({ hasText: 'nearly a year' })).toBeVisible();
      await page.getByRole('spinbutton', { name: 'With another revision' }).fill('3');
      await page.getByRole('button', { name: 'Compare' }).click();
      await expect(page.getByRole('heading', { name: 'From revision 2 to' })).toBeVisible();
      // Each of the two tests to another one: who is there already goes nowhere.
      const earlier = javaScriptEnabled ? 2 : 3;
      await page.goto(`/write/${stage.desk.history}/history/${earlier}`);
      await page.getByRole('button', { name: `Go back to revision ${earlier}` }).click();
      await expect(page.getByText('You are back at the earlier text.')).toBeVisible();
      await expect(page.getByText('Went back to an earlier text by you').first()).toBeVisible();
    });
  });
}

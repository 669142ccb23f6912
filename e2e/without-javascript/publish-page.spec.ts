import { enterAsAuthor, makeLiveDraft } from '#e2e/support/live-draft.ts';
import { expect, test } from '#e2e/support/test.ts';

test('a time, an address and a link for reviewers are set by forms that lose nothing', async ({
  page,
  context,
  browser,
}) => {
  const draft = await makeLiveDraft();
  await enterAsAuthor(context, draft);
  await page.goto(`/write/${draft.id}/publish`);
  const time = page.getByLabel('Day and time');
  const zone = page.getByLabel('On the clocks of');
  const set = page.getByRole('button', { name: 'Publish at that time' });

  // On the last Sunday of March the clocks of London go from 01:00 to 02:00.
  const year = new Date().getUTCFullYear() + 1;
  const march = new Date(Date.UTC(year, 2, 31));
  march.setUTCDate(31 - march.getUTCDay());
  const gap = `${march.toISOString().slice(0, 10)}T01:30`;
  await expect(zone).toHaveValue('Europe/London');
  for (const [typed, said] of [
    ['2020-01-01T09:00', 'This time is over.'],
    [gap, 'The clocks in Europe/London go forward then'],
  ] as const) {
    await time.fill(typed);
    await set.click();
    await expect(page.locator('#at-error')).toContainText(said);
    await expect(time).toHaveValue(typed);
  }
  await zone.selectOption('Asia/Tokyo');
  await set.click();
  await expect(page.getByText('The time is set.')).toBeVisible();
  await expect(page.getByText('01:30 GMT+9 (Asia/Tokyo)')).toBeVisible();
  await page.getByRole('button', { name: 'Don’t publish it then' }).click();
  await expect(page.getByText('No time is set any more.')).toBeVisible();

  const slug = page.getByLabel('Behind /essays/');
  await slug.fill('No such address!');
  await page.getByRole('button', { name: 'Choose this address' }).click();
  await expect(page.locator('#slug-error')).toContainText('Use letters a to z');
  await slug.fill(`/essays/${draft.mark}`);
  await page.getByRole('button', { name: 'Choose this address' }).click();
  await expect(page.getByText(`Its address will be /essays/${draft.mark}`)).toBeVisible();

  await page.getByLabel('For whom').fill('For Ann');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByRole('link', { name: /\/review\// }).getAttribute('href');
  const reviewer = await browser.newContext({ javaScriptEnabled: false });
  const read = await reviewer.newPage();
  await read.goto(address ?? '');
  await expect(read.getByRole('heading', { level: 1 })).toContainText(draft.mark);
  await page.getByRole('button', { name: 'Revoke the link for For Ann' }).click();
  await expect(page.getByText('That link leads nowhere any more.')).toBeVisible();
  expect((await read.reload())?.status()).toBe(404);
  await reviewer.close();

  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Published. Everybody can read it now.')).toBeVisible();
  expect((await page.request.get(`/essays/${draft.mark}`)).status()).toBe(200);
});

import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

// Everything of it is a form.
test.use({ javaScriptEnabled: false });

test('an author orders a series, which readers find in that order', async ({
  context,
  page,
  stage,
}) => {
  await enterAs(context, stage, 'author');
  await page.goto('/write/series');
  await page.getByLabel('Title').fill('  ');
  await page.getByLabel('Summary').fill('Kept when the title is missing.');
  await page
    .locator('form')
    .evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''));
  await page.getByRole('button', { name: 'Begin the series' }).click();
  await expect(page.getByText('A series needs a title.')).toBeVisible();
  await expect(page.getByLabel('Summary')).toHaveValue('Kept when the title is missing.');
  await page.getByLabel('Title').fill('In this order');
  await page.getByRole('button', { name: 'Begin the series' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('In this order');

  const free = page.getByLabel('Essay').locator('option:not([value=""])');
  for (let added = 0; added < 2; added += 1) {
    const value = (await free.first().getAttribute('value')) ?? '';
    await page.getByLabel('Essay').selectOption(value);
    await page.getByRole('button', { name: 'Add as the last part' }).click();
    await expect(page.getByRole('listitem').filter({ has: page.locator('form') })).toHaveCount(
      added + 1,
    );
  }
  const titles = page.locator('main ol a');
  const before = await titles.allTextContents();
  const second = page.locator('main ol > li').nth(1);
  await second.getByRole('button', { name: /^Up/ }).click();
  await expect(titles).toHaveText(before.toReversed());

  await page.getByText('Delete this series').click();
  await page.getByRole('button', { name: 'Delete the series' }).click();
  await expect(page.getByText('The series is deleted.')).toBeVisible();
});

test('a part of a series leads to the next, to what it answers and to what answers it', async ({
  page,
  stage,
}) => {
  const { series } = stage;
  await page.goto(`/series/${series.slug}`);
  await expect(page.locator('main ol > li')).toHaveCount(3);
  await page.locator('main ol a').first().click();
  await expect(page.getByText('Part 1 of 3 of')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Next part/ })).toBeVisible();
  await page.getByRole('region', { name: 'Answers' }).getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/essays/${series.answer}$`));
  await expect(page.locator('article[data-essay]')).toHaveAttribute('lang', 'ar');
  await expect(page.getByText('An answer to')).toBeVisible();
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? '')['@graph'][0]).toMatchObject({
    inLanguage: 'ar',
    citation: { '@type': 'Article', url: expect.stringContaining(series.answered) },
  });
});

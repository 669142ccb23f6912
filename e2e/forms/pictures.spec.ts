import sharp from 'sharp';
import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

test.use({ javaScriptEnabled: false });

test('without a script a picture is brought, described and deleted', async ({
  page,
  context,
  stage,
}) => {
  await enterAs(context, stage, 'author');
  const bytes = await sharp({
    create: { width: 640, height: 400, channels: 3, background: '#275' },
  })
    .jpeg()
    .toBuffer();
  await page.goto('/write/images');
  await page.getByLabel('Picture', { exact: true }).setInputFiles({
    name: 'not-a-picture.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload=alert(1)>'),
  });
  await page.getByLabel('What it shows').first().fill('A green door');
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText('This is not a picture that we can take.').first()).toBeVisible();
  await expect(page.getByLabel('What it shows').first()).toHaveValue('A green door');

  await page.getByLabel('Picture', { exact: true }).setInputFiles({
    name: 'door.gif',
    mimeType: 'image/gif',
    buffer: bytes,
  });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('status')).toContainText('The picture is here');
  await expect(page.getByRole('status').getByLabel('For a text')).toHaveValue(
    /^!\[A green door\]\(\/images\/[0-9a-f-]{36}\)$/,
  );

  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('img', { name: 'A green door' }) });
  await card.getByLabel('What it shows').fill('A green door, open');
  await card.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('img', { name: 'A green door, open' })).toBeVisible();

  const open = page.getByRole('listitem').filter({
    has: page.getByRole('img', { name: 'A green door, open' }),
  });
  await open.getByText('Delete', { exact: true }).click();
  await open.getByRole('button', { name: 'Delete this picture' }).click();
  await expect(page.getByRole('status')).toContainText('Deleted.');
  await expect(page.getByRole('img', { name: 'A green door, open' })).toHaveCount(0);
});

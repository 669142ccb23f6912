import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

const POST = `---
title: What the rota never said
date: 2013-05-06 08:00:00 +0100
redirect_from: /old-rota
---
Words that stood in another blog, with {{ site.something }}.
`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled });

    test('an author sees what would come in, brings it in, and finds it as a draft', async ({
      page,
      context,
      stage,
    }) => {
      await enterAs(context, stage, 'author');
      await page.goto('/write');
      await page.getByRole('link', { name: 'Bring in texts' }).click();
      const name = `2013-05-06-rota-${javaScriptEnabled ? 'a' : 'b'}.md`;
      await page
        .getByLabel('Files')
        .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(POST) });
      await page.getByRole('button', { name: 'See what would come in' }).click();
      await expect(page).toHaveURL(/\/write\/import\/[0-9a-f-]+$/);

      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(page.getByRole('heading', { name: 'What would come in' })).toBeVisible({
          timeout: 1_000,
        });
      }).toPass();
      await expect(page.getByText('1 new essay')).toBeVisible();
      await expect(page.getByText(/site\.something/)).toBeVisible();
      await page.getByRole('button', { name: 'Bring it in' }).click();
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(page.getByRole('heading', { name: 'What came in' })).toBeVisible({
          timeout: 1_000,
        });
      }).toPass();
      await page.getByRole('link', { name: 'What the rota never said' }).click();
      await expect(page).toHaveURL(/\/write\/[0-9a-f-]+$/);
      await expect(page.getByLabel('Title').first()).toHaveValue('What the rota never said');
    });
  });
}

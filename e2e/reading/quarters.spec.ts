import { enterAs, expect, test } from '#e2e/support/stage-test.ts';

test('an author sees how far an essay is read, and each reading counts once', async ({
  page,
  browser,
  stage,
}) => {
  const { id, slug } = stage.unread;
  const reader = await browser.newContext();
  const reading = await reader.newPage();
  const marks: string[] = [];
  reading.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/reads/')) marks.push(pathname.slice(-1));
  });
  await reading.goto(`/essays/${slug}`);
  await reading.waitForLoadState('networkidle');
  expect(marks).toEqual([]);

  const show = (part: number) =>
    reading
      .locator('[data-essay] p')
      .nth(Math.round(80 * part))
      .scrollIntoViewIfNeeded();
  const scrollTo = async (part: number, seen: string[]) => {
    await show(part);
    await expect.poll(() => marks).toEqual(seen);
  };
  await scrollTo(0.3, ['1']);
  await scrollTo(0.56, ['1', '2']);
  await scrollTo(0.05, ['1', '2']);
  await scrollTo(0.3, ['1', '2']);
  await scrollTo(0.56, ['1', '2']);
  await scrollTo(0.8, ['1', '2', '3']);
  // A page that is fetched ahead, and a program, are not counted; nothing is left in the browser.
  await reader.request.get(`/essays/${slug}`, { headers: { 'sec-purpose': 'prefetch' } });
  expect(await reader.cookies()).toEqual([]);
  await reader.close();

  await enterAs(page.context(), stage, 'author');
  const file = `/write/${id}/figures/figures.csv`;
  const today = new Date().toISOString().slice(0, 10);
  await expect
    .poll(async () => (await page.request.get(file)).text(), { timeout: 15_000 })
    .toContain(`${today},1,1,1,1,0,0`);
  await page.goto(`/write/${id}/figures`);
  await expect(page.getByText('Too few to say: fewer than 20 openings so far.')).toBeVisible();
});

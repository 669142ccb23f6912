import sharp from 'sharp';
import { changeDraft, makeLiveDraft } from '#e2e/support/live-draft.ts';
import { expect, test } from '#e2e/support/stage-test.ts';

test('a picture is there for good, in its widths only, and says nothing about anybody', async ({
  request,
  stage,
}) => {
  const { cover } = stage.pictures;
  const got = await request.get(`/images/${cover}/960.webp`);
  expect(got.status()).toBe(200);
  expect(got.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect(got.headers()['set-cookie']).toBeUndefined();
  expect(got.headers()['content-security-policy']).toContain("default-src 'self'");
  const { width, exif } = await sharp(await got.body()).metadata();
  expect([width, exif]).toEqual([960, undefined]);
  const etag = got.headers().etag ?? '';
  const again = await request.get(`/images/${cover}/960.webp`, {
    headers: { 'if-none-match': etag },
  });
  expect(again.status()).toBe(304);
  for (const path of [`/images/${cover}/961.webp`, `/images/${cover}/..%2f..%2fauth-secret`]) {
    const missing = await request.get(path);
    expect(missing.status()).toBe(404);
    expect(await missing.text()).toBe('There is no picture here, or not any more.\n');
  }
});

test('an essay shows its cover first and its pictures with room for them', async ({
  page,
  stage,
}) => {
  const { slug, cover, inside } = stage.pictures;
  await page.goto(`/essays/${slug}`);
  const first = page.locator('img[data-cover]');
  await expect(first).toHaveAttribute('alt', 'Evening over a hill');
  await expect(first).toHaveAttribute('fetchpriority', 'high');
  const figure = page.getByRole('figure', { name: 'Nights of one winter' });
  const picture = figure.getByRole('img', { name: 'A chart of nights' });
  await picture.scrollIntoViewIfNeeded();
  for (const [each, id] of [
    [first, cover],
    [picture, inside],
  ] as const) {
    await expect
      .poll(() => each.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0))
      .toBe(true);
    expect(await each.evaluate((img: HTMLImageElement) => img.currentSrc)).toContain(id);
    const { width = 0, height = 0 } = (await each.boundingBox()) ?? {};
    const [was, high] = await each.evaluate((img: HTMLImageElement) => [
      Number(img.getAttribute('width')),
      Number(img.getAttribute('height')),
    ]);
    expect(Math.abs(width / height - (was ?? 0) / (high ?? 1))).toBeLessThan(0.02);
  }
});

test('the picture of a link is the essay’s own, kept, and there for readers’ essays only', async ({
  page,
  request,
  stage,
  baseURL,
}) => {
  const { slug, draft } = stage.pictures;
  await page.goto(`/essays/${slug}`);
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
  const address = await meta('og:image');
  expect(address).toBe(`${baseURL}/essays/${slug}/og.png`);
  expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630']);
  expect(await meta('og:image:alt')).toContain('What the window shows at six');
  expect(await meta('twitter:card')).toBe('summary_large_image');
  const got = await request.get(address ?? '');
  expect(got.headers()['content-type']).toBe('image/png');
  const bytes = await got.body();
  expect(bytes.byteLength).toBeLessThan(200_000);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const again = await request.get(address ?? '');
  expect(again.headers()['x-cache']).toBe('HIT');
  for (const hidden of [draft, stage.takenBack.slug, 'nothing-here']) {
    expect((await request.get(`/essays/${hidden}/og.png`)).status(), hidden).toBe(404);
  }
});

test('the picture of a link comes, moves and goes with its essay', async ({ request }) => {
  const draft = await makeLiveDraft();
  const shown = async () => {
    const got = await request.get(`/essays/${draft.slug}/og.png`, { maxRedirects: 0 });
    return [got.status(), got.headers()['content-type'] ?? null, got.headers().location ?? null];
  };
  const nothing = expect.stringMatching(/^text\/plain/);
  const moved = `${draft.slug}-moved`;
  expect(await shown()).toEqual([404, nothing, null]);
  await changeDraft(draft, 'publish');
  await expect.poll(shown).toEqual([200, 'image/png', null]);
  await changeDraft(draft, 'move', moved);
  await expect.poll(async () => (await shown())[2]).toBe(`/essays/${moved}/og.png`);
  const there = await request.get(`/essays/${draft.slug}/og.png`);
  expect(there.headers()['content-type']).toBe('image/png');
  await changeDraft(draft, 'take-back');
  await expect.poll(async () => (await request.get(`/essays/${moved}/og.png`)).status()).toBe(404);
});

import type { Page } from '@playwright/test';
import { essaysFeed } from '#components/feeds/essays-feed.ts';
import { atomXml, jsonFeed } from '#components/feeds/feed.ts';
import { newId } from '#lib/kernel/ids.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { expect, hostile as test } from './hostile-test.ts';
import { lookAtDocuments, lookAtPages, lookForHarm } from './traps.ts';
import { ODD_TEXTS, VECTORS } from './vectors.ts';

/** Of the essays so many are visited as pages of their own too, with all their scripts. */
const VISITED = 20;

/** So that two browsers look at them at the same time, to the end. */
const SHARES = 4;

for (let share = 0; share < SHARES; share += 1) {
  test(`every title, summary, text and author on the essay’s own page (${share + 1} of ${SHARES})`, async ({
    page,
    stage,
  }) => {
    const own = stage.essays.filter((_, index) => index % SHARES === share);
    const { harm, texts } = await lookAtPages(
      page,
      own.map((slug) => `/essays/${slug}`),
    );
    expect(harm).toEqual([]);
    expect(texts).toBe(own.length);
  });
}

test('a title in every list, and an essay of nothing but attacks', async ({
  page,
  context,
  stage,
  enter,
}) => {
  const visit = async (path: string) => {
    await page.goto(path);
    expect((await lookForHarm(page)).harm, path).toEqual([]);
  };
  await visit('/');
  const step = Math.floor(stage.essays.length / VISITED);
  for (const slug of stage.essays.filter((_, index) => index % step === 0)) {
    await visit(`/essays/${slug}`);
  }
  await visit(`/essays/${stage.longEssay.slug}`);
  // The comments below them name the essay.
  await visit(`/essays/${stage.essays[0]}/comment`);

  for (const author of stage.authors) {
    await context.clearCookies();
    await enter(author);
    await visit('/write');
    expect(await page.locator('main li a').count()).toBeGreaterThan(0);
  }
  await visit(`/write/${stage.longEssay.id}`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  expect((await lookForHarm(page)).harm).toEqual([]);
});

test('feeds stay whole, and carry only what the pages do', async ({ page }) => {
  // As they are served: the newest essays.
  for (const path of ['/feed.xml', '/sitemap.xml']) {
    const xml = await (await page.request.get(path)).text();
    await page.goto('/rules');
    expect(await parseXml(page, xml), path).toMatchObject({ error: null });
  }
  // And with every text there is.
  const texts = [...VECTORS, ...ODD_TEXTS];
  const essays = texts.map((text, index) => ({
    id: newId(),
    slug: `essay-${index}`,
    title: text,
    summary: text,
    language: 'en-GB',
    corrections: [],
    byline: text,
    publishedAt: '2026-11-20T17:00:00.000Z',
    changedAt: '2026-11-20T17:00:00.000Z',
    html: renderEssay(text).html,
  }));
  const feed = essaysFeed({ name: 'Off Call', url: 'https://offcall.example', hub: null }, essays);
  const { error, entries, contents } = await parseXml(page, atomXml(feed));
  expect(error).toBeNull();
  expect(entries).toBe(texts.length);
  const json = JSON.parse(JSON.stringify(jsonFeed(feed))) as {
    items: { content_html: string }[];
  };
  const documents = [
    contents.map((html) => `<div class="prose">${html}</div>`).join(''),
    json.items.map(({ content_html: html }) => `<div class="prose">${html}</div>`).join(''),
  ];
  const { harm, texts: looked } = await lookAtDocuments(page, documents);
  expect(harm).toEqual([]);
  expect(looked).toBe(contents.length + texts.length);
});

/** Reads a feed with the browser's own parser. */
function parseXml(page: Page, xml: string) {
  return page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    return {
      error: document.querySelector('parsererror')?.textContent ?? null,
      entries: document.querySelectorAll('entry').length,
      contents: [...document.querySelectorAll('entry > content')].map(
        (content) => content.textContent ?? '',
      ),
    };
  }, xml);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { runInside } from '#e2e/support/stage.ts';
import { expect, test } from '#e2e/support/stage-test.ts';

const SEED = join(process.env.SEEDS_DIR ?? '../shared/seeds', '000_a0e3c0764a548f48.txt');

const TITLE = 'How a locum sleeps in a strange town';

const PAGE = `---
title: A guide with notes
permalink: guide-with-notes
---
Hello. [ask the union before zqnoteone goes out]

1. Tired [zqnotetwo, or worn out] -> read this

<!-- zqnotethree {% include tweet.html %} -->

## Rest [zqnotefour]

- [zqnotefive]
- article: ${TITLE}
- article: never to be written [zqnotesix]
`;

/** Everything that could say something of a page to anybody. */
const EVERYWHERE = [
  '/',
  '/feed.xml',
  '/feed.json',
  '/guide/feed.xml',
  '/guide/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/leaving-medicine',
];

/** What is sent at an address: the page, and the data by which it is shown within another. */
async function everythingAt(request: APIRequestContext, path: string): Promise<string> {
  const answers = [await request.get(path), await request.get(path, { headers: { RSC: '1' } })];
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}

/** The words of a note as they would stand in HTML, in JSON and in XML. */
const pieces = (note: string) => note.match(/[\w ,]{10,}/g) ?? [note];

async function expectNowhere(request: APIRequestContext, page: string, notes: string[]) {
  expect(notes.length).toBeGreaterThan(0);
  const shown = await everythingAt(request, page);
  for (const path of [...EVERYWHERE]) {
    const sent = shown + (await everythingAt(request, path));
    for (const piece of notes.flatMap(pieces)) expect(sent, path).not.toContain(piece.trim());
  }
}

test('shows no author’s note and no comment of a page, in whatever form it is sent', async ({
  request,
}) => {
  const { notes } = await runInside<{ notes: string[] }>('set-guide.ts', 'page', PAGE);
  expect(notes).toHaveLength(6);
  expect(await everythingAt(request, '/guide-with-notes')).toContain('never to be written');
  await expectNowhere(request, '/guide-with-notes', [...notes, 'zqnote']);
});

test('shows none of the first guide', async ({ request }) => {
  if (!existsSync(SEED)) return;
  const { notes } = await runInside<{ notes: string[] }>('set-guide.ts', 'seed', SEED);
  const html = await (await request.get('/the-first-guide')).text();
  expect(html.match(/data-where="/g)).toHaveLength(4);
  expect(html.match(/<section aria-labelledby=/g)?.length).toBeGreaterThanOrEqual(4);
  await expectNowhere(request, '/the-first-guide', notes);
});

/** A second, and what a busy machine takes to answer. */
const SOON = { timeout: 2_500, intervals: [100] };

test('leads to a planned article within a second of its publishing, and not when it is taken back', async ({
  request,
}) => {
  const page = PAGE.replaceAll(TITLE, `${TITLE}, again`).replace('with-notes', 'that-plans');
  await runInside('set-guide.ts', 'page', page);
  const isLinked = async () =>
    /<a [^>]*href="\/essays\/how-a-locum[^"]*"/.test(
      await (await request.get('/guide-that-plans')).text(),
    );
  expect(await isLinked()).toBe(false);
  const { id } = await runInside<{ id: string }>('set-guide.ts', 'publish', `${TITLE}, again`);
  await expect.poll(isLinked, SOON).toBe(true);
  await runInside('set-guide.ts', 'take-back', id);
  await expect.poll(isLinked, SOON).toBe(false);
});

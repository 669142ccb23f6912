import { findFormer } from '#lib/addresses/queries.ts';
import { getBranch } from '#lib/comments/queries/branches.ts';
import { getCommentHistory, getCommentPage } from '#lib/comments/queries/comment-pages.ts';
import { getNewestComments } from '#lib/comments/queries/newest.ts';
import { getRanking } from '#lib/comments/queries/rankings.ts';
import { getSince } from '#lib/comments/queries/since.ts';
import { getStandsAt } from '#lib/comments/queries/stands.ts';
import { getFirstWindow, getHelpfulPart, getWindow } from '#lib/comments/queries/thread-windows.ts';
import { getVoices } from '#lib/comments/queries/voices.ts';
import { STANCES } from '#lib/comments/rules/stances.ts';
import { ORDERS } from '#lib/comments/rules.ts';
import { getEssay, listEssayAddresses, listEssays } from '#lib/essays/queries.ts';
import { listFeedEssays, listFeedPages } from '#lib/feeds/queries.ts';
import { getGuidePage, listGuidePages } from '#lib/guide/queries.ts';
import { getSurroundings } from '#lib/links/queries.ts';
import { getLogPage } from '#lib/moderation/queries/log.ts';
import { writeEntryKey } from '#lib/moderation/rules/log.ts';
import { db } from '#lib/platform/db.ts';
import { getPlaceInSeries, getSeries, listSeriesSlugs } from '#lib/series/queries.ts';

/**
 * Everything that readers get of a site, as the queries of the public pages give it: two sites with
 * the same are the same to whoever reads. Only in tests that put something else in the place of
 * `next/cache`. `addresses`: also those where nothing stands any more.
 */
export async function readPublicSite(addresses: readonly string[]): Promise<object> {
  const essays = await listEssays();
  const slugs = await listSeriesSlugs();
  const pages = await listGuidePages();
  return {
    essays,
    sitemap: await listEssayAddresses(),
    feeds: [await listFeedEssays(), await listFeedPages()],
    texts: await each(essays, ({ slug }) => readEssayPages(slug)),
    pages: await each(pages, readGuidePages),
    pageList: pages,
    series: await each(slugs, getSeries),
    former: await each(addresses, findFormer),
    log: await readLog(),
  };
}

async function readEssayPages(slug: string): Promise<object> {
  const essay = await getEssay(slug);
  if (!essay) return {};
  const ref = { essayId: essay.id };
  return {
    essay,
    place: await getPlaceInSeries(essay.id),
    around: await getSurroundings(ref),
    stands: await getStandsAt(slug),
    voices: await each(STANCES, (stance) => getVoices(slug, stance, 0)),
    feed: await getNewestComments(slug),
    orders: await each(ORDERS, (order) => getFirstWindow(slug, order)),
    windows: await each([1, 2, 3, 4], async (window) => [
      await getWindow(slug, 'oldest', window),
      await getWindow(slug, 'newest', window),
    ]),
    ranking: await readRanking(slug, essay.threadId),
    since: await getSince(slug, 0),
    comments: await readCommentPages(slug, essay.threadId),
  };
}

async function readRanking(slug: string, threadId: string): Promise<object> {
  const ranking = await getRanking(threadId);
  return {
    ranking,
    parts: await each([1, 2], (part) => getHelpfulPart(slug, ranking.edition, part)),
  };
}

/** Pages of single comments, also of those of which there are none. */
async function readCommentPages(slug: string, threadId: string): Promise<object[]> {
  const rows = await db.comment.findMany({
    where: { threadId },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
  return each(rows, async ({ id, number }) => ({
    page: await getCommentPage(id),
    history: await getCommentHistory(id),
    branch: await getBranch(slug, number),
  }));
}

async function readGuidePages({ permalink }: { permalink: string }): Promise<object> {
  const page = await getGuidePage(permalink);
  return { page, around: page && (await getSurroundings({ pageId: page.id })) };
}

async function readLog(): Promise<object[]> {
  const all: object[] = [];
  for (let after: string | null = null; ; ) {
    const page = await getLogPage(null, after);
    all.push(...(page?.entries ?? []));
    if (!page?.older) return all;
    after = writeEntryKey(page.older);
  }
}

async function each<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): Promise<Read[]> {
  const found: Read[] = [];
  for (const item of items) found.push(await read(item));
  return found;
}

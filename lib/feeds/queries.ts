import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { ESSAYS_TAG } from '#lib/essays/tags.ts';
import type { GuideDocument } from '#lib/guide/rules/guide-document.ts';
import { GUIDE_TAG } from '#lib/guide/tags.ts';
import { forReaders } from '#lib/guide/views.ts';
import { getConfig } from '#lib/platform/config.ts';
import { db } from '#lib/platform/db.ts';
import type { FeedEssay, FeedPage } from './views.ts';

/** Entries of a feed of texts: a reader that asks once a month misses none. */
const FEED_LENGTH = 20;

/** The site as feeds name it, with the hub that tells subscribers of changes (null without one). */
export function getFeedSite(): { name: string; url: string; hub: string | null } {
  const { siteName, siteUrl, websubHub } = getConfig();
  return { name: siteName, url: siteUrl, hub: websubHub ?? null };
}

/** The newest essays in full. */
export async function listFeedEssays(): Promise<FeedEssay[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(ESSAYS_TAG);
  return readFeedEssays();
}

/** Reads them without the cache; feeds use listFeedEssays. */
export async function readFeedEssays(): Promise<FeedEssay[]> {
  const rows = await db.$queryRaw<(Omit<FeedEssay, Dates> & DatesOfRow)[]>`
    SELECT e.id, e.slug, r.title, r.summary, r.language, e.byline, r.html,
      e.published_at AS "publishedAt", greatest(e.published_at, e.revised_at,
        (SELECT max(c.created_at) FROM correction c WHERE c.essay_id = e.id)) AS "changedAt",
      ARRAY(
        SELECT json_build_object('note', c.note, 'at', c.created_at) FROM correction c
        WHERE c.essay_id = e.id ORDER BY c.created_at, c.id
      ) AS corrections
    FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.published_at IS NOT NULL
    ORDER BY e.published_at DESC, e.id DESC LIMIT ${FEED_LENGTH}`;
  return rows.map(withDates);
}

/** The pages of the guide that changed last, in full. */
export async function listFeedPages(): Promise<FeedPage[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(GUIDE_TAG);
  return readFeedPages();
}

/** Reads them without the cache; feeds use listFeedPages. */
export async function readFeedPages(): Promise<FeedPage[]> {
  const rows = await db.$queryRaw<
    (Omit<FeedPage, Dates | 'document'> & DatesOfRow & { document: GuideDocument })[]
  >`
    SELECT g.id, g.permalink, r.title, r.summary, r.document,
      g.published_at AS "publishedAt", greatest(g.published_at, g.revised_at) AS "changedAt"
    FROM guide_page g JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision
    WHERE g.published_at IS NOT NULL
    ORDER BY "changedAt" DESC, g.id DESC LIMIT ${FEED_LENGTH}`;
  // One page that can't be read does not take the feed of all the others away.
  return rows
    .filter(({ document }) => Array.isArray(document.sections))
    .map((row) => ({ ...withDates(row), document: forReaders(row.document) }));
}

type Dates = 'publishedAt' | 'changedAt';
type DatesOfRow = { publishedAt: Date; changedAt: Date };

function withDates<Row extends DatesOfRow>(row: Row) {
  const { publishedAt, changedAt } = row;
  return { ...row, publishedAt: publishedAt.toISOString(), changedAt: changedAt.toISOString() };
}

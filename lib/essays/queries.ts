import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { windowCount } from '#lib/comments/rules/ordinals.ts';
import { WHOLE_UP_TO } from '#lib/comments/rules.ts';
import { threadTag, totalTag, windowTag } from '#lib/comments/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { type LinkResolver, linkResolver } from '#lib/links/port.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { DraftSubject } from '#lib/policy/predicates.ts';
import { coverColumn } from './queries/cover-column.ts';
import { ESSAYS_TAG, essayAddressTag, essayTag } from './tags.ts';
import type { EssayAddress, EssayCard, EssayView } from './views.ts';

export { getBrokenLinks } from './queries/broken-links.ts';
export { countDeletedDrafts, getDeletedDrafts, listDesk } from './queries/desk.ts';
export { getConflict, getDraft } from './queries/draft.ts';
export { getRevision, listRevisions, readText } from './queries/history.ts';
export { getPublishing, getReviewLinkSubject } from './queries/publishing.ts';
export { getReviewed } from './queries/reviewed.ts';

/** A sitemap holds 50,000 addresses at most (sitemaps.org); the rest is room for other pages. */
const SITEMAP_MOST = 49_000;

/** Essays whose windows the sitemap follows at once: two tags each, and a cache entry takes 128. */
const SITEMAP_FOLLOWED = 60;

/** Essays of one list: each brings the tag of its number of comments, and a cache entry takes 128 tags. */
const LONGEST_LIST = 100;

/** The newest published essays, newest first. */
export async function listEssays(): Promise<EssayCard[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(ESSAYS_TAG);
  const rows = await readEssays(LONGEST_LIST);
  cacheTag(...rows.map((row) => totalTag(row.threadId)));
  return rows.map(card);
}

/** Reads the newest published essays without the cache; pages use listEssays. */
export function readEssays(limit: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT ${columns} ${published} ORDER BY e.published_at DESC, e.id DESC LIMIT ${limit}`;
}

/**
 * The addresses of all published essays, newest first, each with the number of windows that its
 * discussion has. What comes to the newest of them is followed at once; a further window of an older
 * one appears when the list is made anew, which is once a day.
 */
export async function listEssayAddresses(): Promise<EssayAddress[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(ESSAYS_TAG);
  const { view, tags } = await readEssayAddresses();
  cacheTag(...tags);
  return view;
}

/** Reads the addresses without the cache; pages use listEssayAddresses. */
export async function readEssayAddresses(): Promise<{ view: EssayAddress[]; tags: string[] }> {
  const rows = await db.$queryRaw<
    { slug: string; threadId: string; rootCount: number; lastNumber: number }[]
  >`
    SELECT e.slug, t.id AS "threadId", t.root_count AS "rootCount", t.last_number AS "lastNumber"
    ${published}
    ORDER BY e.published_at DESC, e.id DESC LIMIT ${SITEMAP_MOST}`;
  const view = rows.map(({ slug, rootCount, lastNumber }) => ({
    slug,
    windows: lastNumber <= WHOLE_UP_TO ? 1 : windowCount(rootCount),
  }));
  const tags = rows.slice(0, SITEMAP_FOLLOWED).flatMap(({ threadId, rootCount }) => [
    threadTag(threadId),
    // Touched when the one after it comes.
    windowTag(threadId, windowCount(rootCount)),
  ]);
  return { view, tags };
}

/** The published essay at an address. Null when there is none. */
export async function getEssay(slug: string): Promise<EssayView | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const essay = await readEssay(slug);
  if (essay) cacheTag(essayTag(essay.id), totalTag(essay.threadId));
  return essay;
}

/** Reads a published essay without the cache; pages use getEssay. */
export async function readEssay(slug: string): Promise<EssayView | null> {
  const rows = await db.$queryRaw<
    (Row & Pick<EssayView, 'corrections' | 'cover' | 'html' | 'headings'>)[]
  >`
    SELECT ${columns}, r.html, r.headings, ARRAY(
      SELECT json_build_object('note', c.note, 'at', c.created_at) FROM correction c
      WHERE c.essay_id = e.id ORDER BY c.created_at, c.id
    ) AS corrections, ${coverColumn} ${published} AND e.slug = ${slug}`;
  const [row] = rows;
  if (!row) return null;
  const { id, threadId, cover, html, headings } = row;
  const corrections = row.corrections.map(({ note, at }) => ({
    note,
    at: new Date(at).toISOString(),
  }));
  return { ...card(row), id, threadId, cover, corrections, html, headings };
}

// Readers get the published revision, and nothing of an essay that has none.
const columns = Prisma.sql`
  e.id, e.slug, e.byline, e.published_at AS "publishedAt", e.revised_at AS "revisedAt",
  r.title, r.summary, r.language, r.words, t.id AS "threadId", t.comment_count AS comments`;
const published = Prisma.sql`
  FROM essay e
  JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
  JOIN thread t ON t.essay_id = e.id
  WHERE e.published_at IS NOT NULL`;

type Row = Omit<EssayCard, 'publishedAt' | 'revisedAt'> & {
  id: string;
  threadId: string;
  publishedAt: Date;
  revisedAt: Date | null;
};

function card(row: Row): EssayCard {
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    language: row.language,
    byline: row.byline,
    publishedAt: row.publishedAt.toISOString(),
    revisedAt: row.revisedAt?.toISOString() ?? null,
    words: row.words,
    comments: row.comments,
  };
}

/** What the policy asks about an essay; null when there is none. Never leaves the server. */
export async function getEssaySubject(id: string): Promise<DraftSubject | null> {
  if (!isId(id)) return null;
  const essay = await db.essay.findUnique({
    where: { id },
    select: {
      authorId: true,
      publishedRevision: true,
      publishedAt: true,
      hiddenById: true,
      deletedAt: true,
    },
  });
  return (
    essay && {
      authorId: essay.authorId,
      published: essay.publishedRevision !== null,
      hidden: essay.hiddenById !== null,
      everPublished: essay.publishedAt !== null,
      deleted: essay.deletedAt !== null,
    }
  );
}

/** How `[[links]]` of a source resolve now, for a preview. */
export function getLinkResolver(source: string): Promise<LinkResolver> {
  return linkResolver(db, source);
}

import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '#lib/platform/db.ts';
import type { GuideDocument } from './rules/guide-document.ts';
import { GUIDE_TAG, pageAddressTag } from './tags.ts';
import { forReaders, type PageCard, type PageView } from './views.ts';

export { getBrokenLinks, getDeskPage, listDeskPages } from './queries/desk.ts';
export { getPageRevision, listPageRevisions, readPageText } from './queries/history.ts';

/** Pages of a list; a guide of more is a site of its own. */
const LONGEST_LIST = 100;

/** The published page at an address (without its leading slash). Null when there is none. */
export async function getGuidePage(permalink: string): Promise<PageView | null> {
  'use cache';
  cacheLife('kept');
  cacheTag(pageAddressTag(permalink));
  const page = await db.guidePage.findUnique({ where: { permalink } });
  if (!page?.publishedRevision || !page.publishedAt) return null;
  const revision = await db.guideRevision.findUniqueOrThrow({
    where: { pageId_number: { pageId: page.id, number: page.publishedRevision } },
  });
  return {
    id: page.id,
    permalink,
    title: revision.title,
    summary: revision.summary,
    icon: page.icon,
    publishedAt: page.publishedAt.toISOString(),
    revisedAt: page.revisedAt?.toISOString() ?? null,
    document: forReaders(revision.document as GuideDocument),
  };
}

/** The published pages in their order. */
export async function listGuidePages(): Promise<PageCard[]> {
  'use cache';
  cacheLife('kept');
  cacheTag(GUIDE_TAG);
  return db.$queryRaw<PageCard[]>`
    SELECT g.permalink, r.title, r.summary, g.icon
    FROM guide_page g
    JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision
    ORDER BY g.position NULLS LAST, g.permalink LIMIT ${LONGEST_LIST}`;
}

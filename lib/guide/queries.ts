import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import type { GuideDocument } from './rules/guide-document.ts';
import { GUIDE_TAG, pageAddressTag } from './tags.ts';
import {
  type DeskPage,
  type DeskPageInFull,
  forReaders,
  type PageCard,
  type PageView,
} from './views.ts';

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

/** All pages, published or not, for authors. */
export async function listDeskPages(): Promise<DeskPage[]> {
  const pages = await db.guidePage.findMany({
    include: { revisions: { select: { number: true, title: true, document: true } } },
    orderBy: [{ position: { sort: 'asc', nulls: 'last' } }, { permalink: 'asc' }],
    take: LONGEST_LIST,
  });
  return pages.map((page) => {
    const latest = page.revisions.find((revision) => revision.number === page.latestRevision);
    return {
      id: page.id,
      permalink: page.permalink,
      title: latest?.title ?? '',
      state: stateOf(page),
      planned: (latest?.document as GuideDocument | undefined)?.plannedCount ?? 0,
    };
  });
}

/** A page's latest revision with its source and the author's notes, for authors. */
export async function getDeskPage(id: string): Promise<DeskPageInFull | null> {
  if (!isId(id)) return null;
  const page = await db.guidePage.findUnique({ where: { id } });
  if (!page) return null;
  const latest = await db.guideRevision.findUniqueOrThrow({
    where: { pageId_number: { pageId: id, number: page.latestRevision } },
  });
  const document = latest.document as GuideDocument;
  return {
    id,
    permalink: page.permalink,
    title: latest.title,
    state: stateOf(page),
    planned: document.plannedCount,
    source: latest.source,
    notes: document.notes,
    document: forReaders(document),
  };
}

function stateOf(page: {
  latestRevision: number;
  publishedRevision: number | null;
}): DeskPage['state'] {
  if (page.publishedRevision === null) return 'draft';
  return page.publishedRevision === page.latestRevision ? 'published' : 'changed';
}

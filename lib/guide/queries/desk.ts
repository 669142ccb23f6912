import 'server-only';
import { imageResolver } from '#lib/images/port.ts';
import { isId } from '#lib/kernel/ids.ts';
import { brokenLinks, linkResolver } from '#lib/links/port.ts';
import { db } from '#lib/platform/db.ts';
import { whoSaved } from '#lib/writing/rules.ts';
import type { BrokenLink, Conflict } from '#lib/writing/views.ts';
import type { GuideDocument } from '../rules/guide-document.ts';
import { previewHtml } from '../rules/preview-html.ts';
import { readGuide, targetsOfGuide } from '../rules/read-guide.ts';
import type { DeskPage, DeskPageInFull } from '../views.ts';

/** Pages of a list; a guide of more is a site of its own. */
const LONGEST_LIST = 100;

/** All pages, published or not, for authors. */
export async function listDeskPages(): Promise<DeskPage[]> {
  const rows = await db.$queryRaw<(StateOf & Omit<DeskPage, 'state'>)[]>`
    SELECT g.id, g.permalink, c.title, g.published_revision AS "publishedRevision",
      c.kept_as AS "keptAs", (r.document ->> 'plannedCount')::int AS planned
    FROM guide_page g JOIN working_copy c ON c.page_id = g.id
    JOIN guide_revision r ON r.page_id = g.id AND r.number = g.latest_revision
    ORDER BY g.position NULLS LAST, g.permalink LIMIT ${LONGEST_LIST}`;
  return rows.map(({ id, permalink, title, planned, ...state }) => ({
    id,
    permalink,
    title,
    planned: planned ?? 0,
    state: stateOf(state),
  }));
}

/**
 * What is being written of a page, with the author's notes in it and as readers would see it: for
 * authors only.
 */
export async function getDeskPage(id: string): Promise<DeskPageInFull | null> {
  if (!isId(id)) return null;
  const page = await db.guidePage.findUnique({ where: { id }, include: { workingCopy: true } });
  const copy = page?.workingCopy;
  if (!page || !copy) return null;
  const { notes, text: _text, ...document } = await readSource(copy.source);
  return {
    id,
    permalink: page.permalink,
    icon: page.icon,
    position: page.position,
    title: copy.title,
    summary: copy.summary,
    source: copy.source,
    latestRevision: page.latestRevision,
    version: copy.version,
    state: stateOf({ publishedRevision: page.publishedRevision, keptAs: copy.keptAs }),
    planned: document.plannedCount,
    notes,
    html: previewHtml(document),
  };
}

/** What stands in the working copy of a page now, for whoever saves over it. */
export async function getPageConflict(
  pageId: string,
  viewerId: string | null,
): Promise<Conflict | null> {
  if (!isId(pageId)) return null;
  const copy = await db.workingCopy.findUnique({
    where: { pageId },
    include: { savedBy: { select: { id: true, name: true } } },
  });
  if (!copy) return null;
  const { title, summary, source, language, coverId, coverAlt, version, savedAt, savedBy } = copy;
  return {
    outcome: 'conflict',
    version,
    savedAt: savedAt.toISOString(),
    savedBy: whoSaved(savedBy, viewerId),
    theirs: { title, summary, source, language, coverId, coverAlt, answers: null },
  };
}

/** The links of a page's text that don't lead where they say, for its authors. */
export async function getBrokenLinks(source: string, pageId: string): Promise<BrokenLink[]> {
  return brokenLinks(db, source, { pageId });
}

/** Where the links of a text lead that is looked at before it is kept. */
export async function getGuideLinkResolver(source: string) {
  return linkResolver(db, source, { also: targetsOfGuide(source) });
}

async function readSource(source: string): Promise<GuideDocument> {
  return readGuide(source, {
    resolveLink: await getGuideLinkResolver(source),
    resolveImage: await imageResolver(db, source),
  });
}

type StateOf = { publishedRevision: number | null; keptAs: number | null };

function stateOf({ publishedRevision, keptAs }: StateOf): DeskPage['state'] {
  if (publishedRevision === null) return 'draft';
  return publishedRevision === keptAs ? 'published' : 'changed';
}

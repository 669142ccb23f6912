import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import { roughWords, whoSaved } from '#lib/writing/rules.ts';
import type { ComparedText, History, RevisionLine } from '#lib/writing/views.ts';

/** Revisions of one page: two or three screens of a phone. */
const HISTORY_PAGE = 50;

/** Pages are written in the language of the site. */
const LANGUAGE = 'en-GB';

/**
 * Revisions of a page of the guide, newest first, for authors. `before`: only those of a smaller
 * number. `viewerId`: who looks, who is "you" among those who saved.
 */
export async function listPageRevisions(
  pageId: string,
  viewerId: string | null,
  before?: number,
): Promise<History> {
  if (!isId(pageId)) return { lines: [], next: null };
  const rows = await db.guideRevision.findMany({
    where: { pageId, ...(before === undefined ? {} : { number: { lt: before } }) },
    select,
    orderBy: { number: 'desc' },
    take: HISTORY_PAGE + 1,
  });
  const lines = rows.slice(0, HISTORY_PAGE).map((row) => lineOf(row, viewerId));
  return { lines, next: rows.length > HISTORY_PAGE ? (lines.at(-1)?.number ?? null) : null };
}

/** One revision of a page, without its text; null when there is none. */
export async function getPageRevision(
  pageId: string,
  number: number,
  viewerId: string | null,
): Promise<RevisionLine | null> {
  if (!isId(pageId)) return null;
  const row = await db.guideRevision.findUnique({
    where: { pageId_number: { pageId, number } },
    select,
  });
  return row && lineOf(row, viewerId);
}

/** The text of a revision, notes included, or (number null) what is written now: for authors. */
export async function readPageText(
  pageId: string,
  number: number | null,
): Promise<ComparedText | null> {
  if (!isId(pageId)) return null;
  const parts = { title: true, summary: true, source: true } as const;
  const text =
    number === null
      ? await db.workingCopy.findUnique({ where: { pageId }, select: parts })
      : await db.guideRevision.findUnique({
          where: { pageId_number: { pageId, number } },
          select: parts,
        });
  return text && { number, ...text, language: LANGUAGE };
}

const select = {
  number: true,
  title: true,
  source: true,
  kind: true,
  createdAt: true,
  savedBy: { select: { id: true, name: true } },
  page: { select: { publishedRevision: true } },
} as const;

type Row = Pick<RevisionLine, 'number' | 'title' | 'kind'> & {
  source: string;
  createdAt: Date;
  savedBy: { id: string; name: string | null } | null;
  page: { publishedRevision: number | null };
};

function lineOf({ number, title, source, kind, ...row }: Row, viewerId: string | null) {
  return {
    number,
    title,
    kind,
    words: roughWords(source),
    savedBy: row.savedBy ? whoSaved(row.savedBy, viewerId) : null,
    savedAt: row.createdAt.toISOString(),
    published: row.page.publishedRevision === number,
    scheduled: false,
  } satisfies RevisionLine;
}

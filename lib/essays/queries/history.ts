import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { whoSaved } from '#lib/writing/rules.ts';
import type { ComparedText, History, RevisionKind, RevisionLine } from '#lib/writing/views.ts';
import { ownSummary } from '../rules/own-summary.ts';

/** Revisions of one page: two or three screens of a phone. */
const HISTORY_PAGE = 50;

/**
 * A page of an essay's revisions, newest first: ask the policy first. `before`: only those of a
 * smaller number. `viewerId`: who looks, who is "you" among those who saved.
 */
export async function listRevisions(
  essayId: string,
  viewerId: string | null,
  before?: number,
): Promise<History> {
  if (!isId(essayId)) return { lines: [], next: null };
  const below = before === undefined ? Prisma.empty : Prisma.sql`AND r.number < ${before}`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} ${tables} WHERE r.essay_id = ${essayId}::uuid ${below}
    ORDER BY r.number DESC LIMIT ${HISTORY_PAGE + 1}`;
  const lines = rows.slice(0, HISTORY_PAGE).map((row) => lineOf(row, viewerId));
  return { lines, next: rows.length > HISTORY_PAGE ? (lines.at(-1)?.number ?? null) : null };
}

/** One revision of an essay, without its text; null when there is none. */
export async function getRevision(
  essayId: string,
  number: number,
  viewerId: string | null,
): Promise<RevisionLine | null> {
  if (!isId(essayId)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns} ${tables} WHERE r.essay_id = ${essayId}::uuid AND r.number = ${number}`;
  return row ? lineOf(row, viewerId) : null;
}

/** The text of a revision, or (number null) what is written now; null when there is none. */
export async function readText(
  essayId: string,
  number: number | null,
): Promise<ComparedText | null> {
  if (!isId(essayId)) return null;
  const select = { title: true, summary: true, source: true, language: true } as const;
  const text =
    number === null
      ? await db.workingCopy.findUnique({ where: { essayId }, select })
      : await db.essayRevision.findUnique({
          where: { essayId_number: { essayId, number } },
          select,
        });
  // One that was made from the text says nothing that the text does not.
  return text && { number, ...text, summary: ownSummary(text) };
}

const columns = Prisma.sql`
  r.number, r.title, r.words, r.kind, r.created_at AS "savedAt", r.saved_by_id AS "savedById",
  p.name AS "savedByName", r.number = e.published_revision AS published,
  r.number = e.scheduled_revision AS scheduled`;

const tables = Prisma.sql`
  FROM essay_revision r JOIN essay e ON e.id = r.essay_id LEFT JOIN person p ON p.id = r.saved_by_id`;

type Row = {
  number: number;
  title: string;
  words: number;
  kind: RevisionKind;
  savedAt: Date;
  savedById: string | null;
  savedByName: string | null;
  published: boolean | null;
  scheduled: boolean | null;
};

function lineOf(row: Row, viewerId: string | null): RevisionLine {
  const { savedById, savedByName, savedAt, published, scheduled, ...line } = row;
  return {
    ...line,
    savedBy: savedById ? whoSaved({ id: savedById, name: savedByName }, viewerId) : null,
    savedAt: savedAt.toISOString(),
    published: published === true,
    scheduled: scheduled === true,
  };
}

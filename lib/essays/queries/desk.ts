import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { later } from '#lib/kernel/time.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { BIN_FOR, ESSAY_STATES, type EssayState } from '../rules.ts';
import type { DeletedDraft, DeskEssay, DeskPage } from '../views.ts';

/** Essays of one page of the desk: a screenful or three. */
const DESK_PAGE = 50;

/** Deleted drafts that are listed; those before come up when these are brought back or gone. */
const BIN_PAGE = 100;

// Agrees with essayState (rules.ts); a test holds them together.
const state = Prisma.sql`
  CASE WHEN e.hidden_by_id IS NOT NULL THEN 'hidden'
    WHEN e.published_revision IS NULL AND e.scheduled_for IS NOT NULL THEN 'scheduled'
    WHEN e.published_revision IS NULL AND e.published_at IS NOT NULL THEN 'taken-back'
    WHEN e.published_revision IS NULL THEN 'draft'
    WHEN e.published_revision = c.kept_as THEN 'published'
    ELSE 'changed' END`;

/** What a desk shows of an essay `e`, its working copy `c` and its thread `t`: never a text. */
export const deskColumns = Prisma.sql`
  e.id, e.slug, c.title, ${state} AS state, e.hidden_by_id AS "hiddenById", c.words,
  coalesce(t.comment_count, 0) AS comments, c.saved_at AS "updatedAt",
  e.published_at AS "publishedAt", e.taken_back_at AS "takenBackAt",
  e.scheduled_for AS "scheduledFor", e.scheduled_zone AS "scheduledZone",
  e.missed_for IS NOT NULL AS missed`;

export const deskTables = Prisma.sql`
  FROM essay e JOIN working_copy c ON c.essay_id = e.id LEFT JOIN thread t ON t.essay_id = e.id`;

export type DeskRow = Omit<
  DeskEssay,
  'updatedAt' | 'publishedAt' | 'takenBackAt' | 'scheduledFor'
> & {
  updatedAt: Date;
  publishedAt: Date | null;
  takenBackAt: Date | null;
  scheduledFor: Date | null;
};

/** A row as its author gets it. */
export function deskEssay(row: DeskRow): DeskEssay {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    state: row.state,
    hiddenById: row.hiddenById,
    words: row.words,
    comments: row.comments,
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    takenBackAt: row.takenBackAt?.toISOString() ?? null,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    scheduledZone: row.scheduledZone,
    missed: row.missed,
  };
}

/**
 * A page of an author's own essays, last written on first: those of a state, or all, and none that
 * lies in the bin. For that author only. `after` is what the page before gave as `next`.
 */
export async function listDesk(
  authorId: string,
  { only, after }: { only?: EssayState; after?: string } = {},
): Promise<DeskPage> {
  const own = Prisma.sql`e.author_id = ${authorId}::uuid AND e.deleted_at IS NULL`;
  const from = readCursor(after);
  const [rows, counted] = await Promise.all([
    db.$queryRaw<DeskRow[]>`
      SELECT ${deskColumns} ${deskTables}
      WHERE ${own}
        ${only ? Prisma.sql`AND ${state} = ${only}` : Prisma.empty}
        ${from ? Prisma.sql`AND (c.saved_at, e.id) < (${from.at}, ${from.id}::uuid)` : Prisma.empty}
      ORDER BY c.saved_at DESC, e.id DESC LIMIT ${DESK_PAGE + 1}`,
    db.$queryRaw<{ state: EssayState; count: number }[]>`
      SELECT ${state} AS state, count(*)::int AS count ${deskTables} WHERE ${own} GROUP BY 1`,
  ]);
  const essays = rows.slice(0, DESK_PAGE).map(deskEssay);
  const last = essays.at(-1);
  const counts = Object.fromEntries(ESSAY_STATES.map((each) => [each, 0])) as Record<
    EssayState,
    number
  >;
  for (const each of counted) counts[each.state] = each.count;
  return {
    essays,
    counts,
    next: rows.length > DESK_PAGE && last ? `${Date.parse(last.updatedAt)}.${last.id}` : null,
  };
}

function readCursor(after: string | undefined): { at: Date; id: string } | null {
  const [, at = '', id = ''] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return isId(id) ? { at: new Date(Number(at)), id } : null;
}

/** An author's drafts in the bin, last deleted first. For that author only. */
export async function getDeletedDrafts(authorId: string): Promise<DeletedDraft[]> {
  const rows = await db.$queryRaw<{ id: string; title: string; words: number; deletedAt: Date }[]>`
    SELECT e.id, c.title, c.words, e.deleted_at AS "deletedAt" ${deskTables}
    WHERE e.author_id = ${authorId}::uuid AND e.deleted_at IS NOT NULL
    ORDER BY e.deleted_at DESC, e.id DESC LIMIT ${BIN_PAGE}`;
  return rows.map((row) => ({
    ...row,
    deletedAt: row.deletedAt.toISOString(),
    goneAt: later(row.deletedAt, BIN_FOR).toISOString(),
  }));
}

/** How many drafts an author has in the bin. */
export function countDeletedDrafts(authorId: string): Promise<number> {
  return db.essay.count({ where: { authorId, deletedAt: { not: null } } });
}

import 'server-only';
import { pathNumbers } from '#lib/kernel/path.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { Stance } from '../rules/stances.ts';
import { FIRST_REPLIES } from '../rules.ts';
import { type CommentRow, type CommentView, commentView } from '../views.ts';
import type { Thread } from './threads.ts';

// What readers see of a comment, and the one condition for a comment to stand in a list:
// held ones wait for a moderator, deleted ones stay as a line only above replies.
const shownColumns = Prisma.sql`
  c.id, c.number, c.depth::int AS depth, c.path, c.html, c.written_at AS "writtenAt",
  c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", c.reply_count AS "replyCount",
  c.descendant_count AS "descendantCount", c.root_ordinal AS "rootOrdinal",
  c.stance::text AS stance, c.helpful_count AS "helpfulCount", c.same_count AS "sameCount",
  c.hidden_by_id IS NOT NULL AS hidden, d.rule AS "hiddenFor", d.kind = 'hold' AS awaits,
  a.number AS answers,
  p.name AS "authorName", p.kind::text AS "authorKind"`;
// Looked up row by row (OFFSET 0 keeps PostgreSQL from turning it round): a page has few rows, and
// what it would read at once for all of them grows with the site.
const itsOthers = Prisma.sql`
  CROSS JOIN LATERAL (SELECT name, kind FROM persona WHERE id = c.persona_id OFFSET 0) p
  LEFT JOIN LATERAL (SELECT rule, kind FROM decision WHERE id = c.hidden_by_id OFFSET 0) d ON true
  LEFT JOIN LATERAL (SELECT number FROM comment WHERE id = c.answers_id OFFSET 0) a ON true`;
export const isShown = Prisma.sql`(c.held_at IS NULL AND (c.deleted_at IS NULL OR c.reply_count > 0))`;

export type Row = Omit<CommentRow, 'locked'> & { path: Uint8Array };

/** Gives what readers get of rows of a thread. */
export function viewIn({ locked, lockedPaths, sharedStances }: Thread): (row: Row) => CommentView {
  return (row) => {
    const hiddenFor = row.hiddenFor === null ? null : ruleShortName(row.hiddenFor);
    const isLocked = locked || lockedPaths.some((path) => isWithin(row.path, path));
    // What fewer say leaves the server in no form.
    const stance = row.stance && sharedStances.includes(row.stance) ? row.stance : null;
    return commentView({ ...row, hiddenFor, stance, locked: isLocked });
  };
}

/** Whether a path is that of a comment or of something below it. */
function isWithin(path: Uint8Array, branch: Uint8Array): boolean {
  return branch.every((byte, index) => byte === path[index]);
}

/**
 * Comments of a thread in reading order from a path on, up to but without another, at most `limit`.
 * One range of the index on (thread, path).
 */
export function readInOrder(
  threadId: string,
  range: { from: Uint8Array; before?: Uint8Array | null; limit: number },
): Promise<Row[]> {
  const before = range.before ? Prisma.sql`AND c.path < ${range.before}` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT ${shownColumns} FROM comment c ${itsOthers}
    WHERE c.thread_id = ${threadId}::uuid AND c.path >= ${range.from} ${before} AND ${isShown}
    ORDER BY c.path LIMIT ${range.limit}`;
}

/** Comments of a thread that came after number `after`, in the order in which they came. */
export function readSince(threadId: string, after: number, limit: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT ${shownColumns} FROM comment c ${itsOthers}
    WHERE c.thread_id = ${threadId}::uuid AND c.number > ${after} AND ${isShown}
    ORDER BY c.number LIMIT ${limit}`;
}

/**
 * Comments of a thread whose text can be read and whose writers say a stance, after number `after`,
 * in the order in which they came. One range of the index on (thread, stance, number).
 */
export function readVoices(
  threadId: string,
  { stance, after, limit }: { stance: Stance; after: number; limit: number },
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT ${shownColumns} FROM comment c ${itsOthers}
    WHERE c.thread_id = ${threadId}::uuid AND c.stance = ${stance}::stance AND c.number > ${after}
      AND c.held_at IS NULL AND c.deleted_at IS NULL AND c.hidden_by_id IS NULL
    ORDER BY c.number LIMIT ${limit}`;
}

/** The comments above a path, from the root down: at most as many as the depth cap. */
export async function readAncestors(threadId: string, path: Uint8Array): Promise<Row[]> {
  const numbers = pathNumbers(path).slice(0, -1);
  if (numbers.length === 0) return [];
  return db.$queryRaw<Row[]>`
    SELECT ${shownColumns} FROM comment c ${itsOthers}
    WHERE c.thread_id = ${threadId}::uuid AND c.number = ANY(${numbers}) AND ${isShown}
    ORDER BY c.path`;
}

/** A root and the first of what is below it, in reading order; one more than is to be shown. */
export type Branch = { root: Row; below: Row[] };

/**
 * The roots with these ordinals, in this order, each with the first of what is below it. For each
 * root one look into the index on ordinals and the beginning of one range of that on paths. Roots
 * that are gone are left out.
 */
export async function readRoots(threadId: string, ordinals: number[]): Promise<Branch[]> {
  if (ordinals.length === 0) return [];
  const most = 1 + FIRST_REPLIES + 1;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${shownColumns}
    FROM unnest(${ordinals}::int[]) WITH ORDINALITY AS wanted (ordinal, place)
    JOIN comment root
      ON root.thread_id = ${threadId}::uuid AND root.root_ordinal = wanted.ordinal
    CROSS JOIN LATERAL (
      SELECT * FROM comment c
      WHERE c.thread_id = ${threadId}::uuid AND c.path >= root.path
        AND c.path < root.path || '\\xffffffffff'::bytea AND ${isShown}
      ORDER BY c.path LIMIT ${most}
    ) c ${itsOthers}
    ORDER BY wanted.place, c.path`;
  const branches: Branch[] = [];
  for (const row of rows) {
    if (row.depth === 0) branches.push({ root: row, below: [] });
    else branches.at(-1)?.below.push(row);
  }
  return branches;
}

import 'server-only';
import { pathNumbers } from '#lib/kernel/path.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { type CommentRow, type CommentView, commentView } from '../views.ts';

// What readers see of a comment, and the one condition for a comment to stand in a list:
// held ones wait for a moderator, deleted ones stay as a line only above replies.
export const shownColumns = Prisma.sql`
  c.id, c.number, c.depth::int AS depth, c.path, c.html, c.written_at AS "writtenAt",
  c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", c.reply_count AS "replyCount",
  c.hidden_by_id IS NOT NULL AS hidden, d.rule AS "hiddenFor", a.number AS answers,
  p.name AS "authorName", p.kind::text AS "authorKind"`;
export const shownFrom = Prisma.sql`
  FROM comment c
  JOIN persona p ON p.id = c.persona_id
  LEFT JOIN decision d ON d.id = c.hidden_by_id
  LEFT JOIN comment a ON a.id = c.answers_id`;
export const isShown = Prisma.sql`(c.held_at IS NULL AND (c.deleted_at IS NULL OR c.reply_count > 0))`;

export type Row = CommentRow & { path: Uint8Array };

export function viewOf(row: Row): CommentView {
  const hiddenFor = row.hiddenFor === null ? null : ruleShortName(row.hiddenFor);
  return commentView({ ...row, hiddenFor });
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
    SELECT ${shownColumns} ${shownFrom}
    WHERE c.thread_id = ${threadId}::uuid AND c.path >= ${range.from} ${before} AND ${isShown}
    ORDER BY c.path LIMIT ${range.limit}`;
}

/** The comments above a path, from the root down: at most as many as the depth cap. */
export async function readAncestors(threadId: string, path: Uint8Array): Promise<CommentView[]> {
  const numbers = pathNumbers(path).slice(0, -1);
  if (numbers.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${shownColumns} ${shownFrom}
    WHERE c.thread_id = ${threadId}::uuid AND c.number = ANY(${numbers}) AND ${isShown}
    ORDER BY c.path`;
  return rows.map(viewOf);
}

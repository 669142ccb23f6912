import type { Transaction } from '#lib/platform/db.ts';
import { MAX_DEPTH } from '../rules.ts';

/**
 * Computes everything that is counted in a thread anew from its comments: replies and descendants
 * that are shown and reactions for every comment, and for the thread its comments that can be read.
 * Roots that are shown for the first time get their ordinals. Works from the deepest level up,
 * because a deleted comment is shown only while a reply to it is.
 */
export async function recountThread(tx: Transaction, threadId: string): Promise<void> {
  for (let depth = MAX_DEPTH; depth >= 0; depth -= 1) {
    await tx.$executeRaw`
      UPDATE comment parent
      SET reply_count = counted.replies, descendant_count = counted.descendants
      FROM (
        SELECT p.id, count(r.id) FILTER (WHERE r.shown)::int AS replies,
          coalesce(sum(r.descendant_count + r.shown::int), 0)::int AS descendants
        FROM comment p LEFT JOIN LATERAL (
          SELECT id, descendant_count,
            held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0) AS shown
          FROM comment WHERE parent_id = p.id
        ) r ON true
        WHERE p.thread_id = ${threadId}::uuid AND p.depth = ${depth}
        GROUP BY p.id
      ) counted
      WHERE parent.id = counted.id
        AND (parent.reply_count, parent.descendant_count)
          IS DISTINCT FROM (counted.replies, counted.descendants)`;
  }
  // Reactions come in meanwhile, but each with its count, so that none of them looks wrong here.
  await tx.$executeRaw`
    UPDATE comment SET helpful_count = counted.helpful, same_count = counted.same
    FROM (
      SELECT c.id, count(r.kind) FILTER (WHERE r.kind = 'helpful')::int AS helpful,
        count(r.kind) FILTER (WHERE r.kind = 'same')::int AS same
      FROM comment c LEFT JOIN reaction r ON r.comment_id = c.id
      WHERE c.thread_id = ${threadId}::uuid
      GROUP BY c.id
    ) counted
    WHERE comment.id = counted.id
      AND (comment.helpful_count, comment.same_count)
        IS DISTINCT FROM (counted.helpful, counted.same)`;
  await tx.$executeRaw`
    UPDATE comment SET root_ordinal = newly.ordinal
    FROM (
      SELECT c.id, (t.root_count + row_number() OVER (ORDER BY c.number))::int AS ordinal
      FROM comment c JOIN thread t ON t.id = c.thread_id
      WHERE c.thread_id = ${threadId}::uuid AND c.depth = 0 AND c.root_ordinal IS NULL
        AND c.held_at IS NULL
    ) newly
    WHERE comment.id = newly.id`;
  await tx.$executeRaw`
    UPDATE thread SET
      comment_count = (
        SELECT count(*)::int FROM comment
        WHERE thread_id = ${threadId}::uuid
          AND held_at IS NULL AND deleted_at IS NULL AND hidden_by_id IS NULL
      ),
      root_count = coalesce(
        (SELECT max(root_ordinal) FROM comment WHERE thread_id = ${threadId}::uuid),
        0
      )
    WHERE id = ${threadId}::uuid`;
}

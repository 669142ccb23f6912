import type { Transaction } from '#lib/platform/db.ts';
import { MAX_DEPTH } from '../rules.ts';

/**
 * Computes a thread's counters anew from its comments: replies that are shown for every comment,
 * and comments that can be read for the thread. Works from the deepest level up, because a deleted
 * comment is shown only while a reply to it is.
 */
export async function recountThread(tx: Transaction, threadId: string): Promise<void> {
  for (let depth = MAX_DEPTH; depth >= 0; depth -= 1) {
    await tx.$executeRaw`
      UPDATE comment parent SET reply_count = counted.replies
      FROM (
        SELECT p.id, count(r.id) FILTER (
          WHERE r.held_at IS NULL AND (r.deleted_at IS NULL OR r.reply_count > 0)
        )::int AS replies
        FROM comment p LEFT JOIN comment r ON r.parent_id = p.id
        WHERE p.thread_id = ${threadId}::uuid AND p.depth = ${depth}
        GROUP BY p.id
      ) counted
      WHERE parent.id = counted.id AND parent.reply_count <> counted.replies`;
  }
  await tx.$executeRaw`
    UPDATE thread SET comment_count = (
      SELECT count(*)::int FROM comment
      WHERE thread_id = ${threadId}::uuid
        AND held_at IS NULL AND deleted_at IS NULL AND hidden_by_id IS NULL
    ) WHERE id = ${threadId}::uuid`;
}

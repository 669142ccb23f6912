import type { Transaction } from '#lib/platform/db.ts';

export type LockedThread = {
  id: string;
  lastNumber: number;
  rootCount: number;
  published: boolean;
};

/**
 * Takes the thread of an essay for the rest of the transaction: whoever writes into the same thread
 * waits. Null when the essay has no thread.
 */
export async function lockThread(tx: Transaction, essayId: string): Promise<LockedThread | null> {
  const rows = await tx.$queryRaw<LockedThread[]>`
    SELECT t.id, t.last_number AS "lastNumber", t.root_count AS "rootCount",
      e.published_revision IS NOT NULL AS published
    FROM thread t JOIN essay e ON e.id = t.essay_id
    WHERE t.essay_id = ${essayId}::uuid
    FOR UPDATE OF t`;
  return rows[0] ?? null;
}

/** As lockThread, found by one of its comments. */
export async function lockThreadOf(
  tx: Transaction,
  commentId: string,
): Promise<LockedThread | null> {
  const rows = await tx.$queryRaw<LockedThread[]>`
    SELECT t.id, t.last_number AS "lastNumber", t.root_count AS "rootCount",
      e.published_revision IS NOT NULL AS published
    FROM comment c JOIN thread t ON t.id = c.thread_id JOIN essay e ON e.id = t.essay_id
    WHERE c.id = ${commentId}::uuid
    FOR UPDATE OF t`;
  return rows[0] ?? null;
}

/** As lockThread, by the thread's own id. */
export async function lockThreadById(
  tx: Transaction,
  threadId: string,
): Promise<LockedThread | null> {
  const rows = await tx.$queryRaw<LockedThread[]>`
    SELECT t.id, t.last_number AS "lastNumber", t.root_count AS "rootCount",
      e.published_revision IS NOT NULL AS published
    FROM thread t JOIN essay e ON e.id = t.essay_id
    WHERE t.id = ${threadId}::uuid
    FOR UPDATE OF t`;
  return rows[0] ?? null;
}

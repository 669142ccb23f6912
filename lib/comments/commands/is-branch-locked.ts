import type { db, Transaction } from '#lib/platform/db.ts';

/** Whether a comment or anything above it is locked. Reads at most as many rows as the depth cap. */
export async function isBranchLocked(
  tx: Transaction | typeof db,
  commentId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ locked: boolean | null }[]>`
    WITH RECURSIVE up AS (
      SELECT parent_id, locked_by_id FROM comment WHERE id = ${commentId}::uuid
      UNION ALL
      SELECT above.parent_id, above.locked_by_id FROM up JOIN comment above ON above.id = up.parent_id
    ) SELECT bool_or(locked_by_id IS NOT NULL) AS locked FROM up`;
  return row?.locked === true;
}

import { pathNumbers } from '#lib/kernel/path.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** Adds `change` to the descendants of everything above a path: at most as many rows as the depth cap. */
export async function countBelow(
  tx: Transaction,
  threadId: string,
  path: Uint8Array,
  change: number,
): Promise<void> {
  const above = pathNumbers(path).slice(0, -1);
  if (above.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment SET descendant_count = descendant_count + ${change}
    WHERE thread_id = ${threadId}::uuid AND number = ANY(${above})`;
}

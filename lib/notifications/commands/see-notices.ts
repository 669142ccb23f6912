import { ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/**
 * Marks a person's notices as read, from the newest to the oldest that were on the page: what came
 * meanwhile stays new. Ids that are not theirs mark nothing. Gives how many.
 */
export async function seeNotices(seen: {
  personId: string;
  newest: string;
  oldest: string;
  now: Date;
}): Promise<Result<{ count: number }>> {
  const { personId, newest, oldest, now } = seen;
  const count = await db.$executeRaw`
    UPDATE notice n SET seen_at = ${now}
    FROM notice first, notice last
    WHERE first.id = ${oldest}::uuid AND first.person_id = ${personId}::uuid
      AND last.id = ${newest}::uuid AND last.person_id = ${personId}::uuid
      AND n.person_id = ${personId}::uuid AND n.seen_at IS NULL
      AND (n.made_at, n.id) BETWEEN (first.made_at, first.id) AND (last.made_at, last.id)`;
  return ok({ count });
}

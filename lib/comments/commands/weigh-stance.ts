import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { SHARED_BY, STANCES, type Stance } from '../rules/stances.ts';
import { threadTag, touchedByStance } from '../tags.ts';

/**
 * How many different people of a thread say a stance with a comment that can be read, but never more
 * than SHARED_BY. `first`: those who are counted anyway, as an SQL array of ids. Each is found by
 * the comments that say the same, and the search ends with the last that matters.
 */
export const sharing = (threadId: string, stance: string, first: string): string => `(
    WITH RECURSIVE found AS (
      SELECT ${first} AS people
      UNION ALL
      SELECT found.people || one.persona_id FROM found, LATERAL (
        SELECT persona_id FROM comment
        WHERE thread_id = ${threadId} AND stance = ${stance} AND held_at IS NULL
          AND deleted_at IS NULL AND hidden_by_id IS NULL AND persona_id <> ALL (found.people)
        LIMIT 1
      ) one WHERE cardinality(found.people) < ${SHARED_BY}
    ) SELECT max(cardinality(people)) FROM found
  )`;

const WEIGH = `
  UPDATE thread SET shared_stances = CASE WHEN now.shared THEN shared_stances || $2::stance
    ELSE array_remove(shared_stances, $2::stance) END
  FROM (
    SELECT ${sharing('$1::uuid', '$2::stance', "'{}'::uuid[]")} >= ${SHARED_BY} AS shared
  ) now
  WHERE id = $1::uuid AND ($2::stance = ANY (shared_stances)) <> now.shared`;

/**
 * Finds out whether five people of a thread share a stance now, after a comment that says it came,
 * went or changed, and has every page of the thread made again when that has changed. The thread must
 * be taken. (A comment that is posted does the same in the statement that writes it.)
 */
export async function weighStance(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  threadId: string,
  stance: Stance | null,
): Promise<void> {
  if (stance === null) return;
  note(touchedByStance(threadId, stance));
  // Unsafe only by Prisma's name: the text is a constant, the values are bound.
  const changed = await tx.$executeRawUnsafe(WEIGH, threadId, stance);
  if (changed > 0) note({ now: [threadTag(threadId)], soon: [] });
}

/** As weighStance, for all of them, without touches: for rare changes of much of a thread. */
export async function weighStances(
  tx: Pick<Transaction, '$executeRawUnsafe'>,
  threadId: string,
): Promise<boolean> {
  let changed = 0;
  for (const stance of STANCES) changed += await tx.$executeRawUnsafe(WEIGH, threadId, stance);
  return changed > 0;
}

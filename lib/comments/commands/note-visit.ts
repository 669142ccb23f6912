import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { nextVisit } from '../rules/visit.ts';

export type NotedVisit = {
  essayId: string;
  personId: string;
  /** Up to which comment the page showed the discussion. */
  number: number;
  now: Date;
};

/**
 * Notes that a person looks at a discussion, so that their next visit, on whatever device, knows what
 * is new. Two devices at once are one visit; what was seen never gets less.
 *
 * @returns the number after which comments are new to them.
 */
export async function noteVisit(visit: NotedVisit): Promise<Result<{ newSince: number }>> {
  const { essayId, personId, now } = visit;
  const thread = await db.thread.findUnique({
    where: { essayId },
    select: {
      id: true,
      lastNumber: true,
      visits: {
        where: { userId: personId },
        select: { seenBefore: true, seenNow: true, visitedAt: true },
      },
    },
  });
  if (!thread) return fail('not-published', reasons['not-published']);
  const before = thread.visits[0] ?? null;
  // Nobody has seen what is not written yet.
  const next = nextVisit(before, Math.min(visit.number, thread.lastNumber), now);
  await db.$executeRaw`
    INSERT INTO thread_visit (person_id, thread_id, seen_before, seen_now, visited_at)
    VALUES (${personId}::uuid, ${thread.id}::uuid, ${next.seenBefore}, ${next.seenNow}, ${next.visitedAt})
    ON CONFLICT (person_id, thread_id) DO UPDATE SET
      seen_before = greatest(thread_visit.seen_before, excluded.seen_before),
      seen_now = greatest(thread_visit.seen_now, excluded.seen_now),
      visited_at = greatest(thread_visit.visited_at, excluded.visited_at)`;
  return ok({ newSince: next.seenBefore });
}

import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { newSince } from '../rules/visit.ts';

/**
 * The number after which the comments of an essay's discussion are new to a person who looks now;
 * null for who is not signed in or was never there.
 */
export async function getNewSince(
  actor: Actor,
  essayId: string,
  now: Date,
): Promise<number | null> {
  if (actor.personId === null || !isId(essayId)) return null;
  const visit = await db.threadVisit.findFirst({
    where: { userId: actor.personId, thread: { essayId } },
    select: { seenBefore: true, seenNow: true, visitedAt: true },
  });
  return visit && newSince(visit, now);
}

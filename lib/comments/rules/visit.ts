import { MINUTE } from '#lib/kernel/time.ts';

/**
 * Who comes back after half an hour has done something else meanwhile; shorter breaks (a telephone
 * call, a tab in between) belong to the same visit.
 */
export const VISIT_PAUSE = 30 * MINUTE;

/** How far somebody has read a discussion, by the numbers of its comments. */
export type Visit = {
  /** The last number at the end of the visit before this one; what came after it is new. */
  seenBefore: number;
  /** The last number that this visit has shown. */
  seenNow: number;
  /** When this visit last showed something. */
  visitedAt: Date;
};

/**
 * The visit that looking at a discussion up to number `seen` makes of the visit before (null: there
 * was none; then nothing is new but what comes from now on). A new visit begins after VISIT_PAUSE
 * without one, and what came after the end of the one before is new in it.
 */
export function nextVisit(before: Visit | null, seen: number, now: Date): Visit {
  if (before === null) return { seenBefore: seen, seenNow: seen, visitedAt: now };
  return {
    seenBefore: newSince(before, now),
    seenNow: Math.max(before.seenNow, seen),
    visitedAt: now > before.visitedAt ? now : before.visitedAt,
  };
}

/** The number after which comments are new to somebody who looks now, after this visit. */
export function newSince(visit: Visit, now: Date): number {
  const isAnother = now.getTime() - visit.visitedAt.getTime() > VISIT_PAUSE;
  return isAnother ? visit.seenNow : visit.seenBefore;
}

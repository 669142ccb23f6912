import { newSince, nextVisit, type Visit } from '#lib/comments/rules/visit.ts';

/** Where the browser of somebody who is not signed in keeps how far they have read. */
export const VISITS_KEY = 'off-call-visits';

/** Discussions that are remembered; who reads more forgets the one they left longest ago. */
const MOST_VISITS = 100;

type Kept = Record<string, { before: number; now: number; at: number }>;

/** The number after which the comments of an essay are new in this browser; null at a first visit. */
export function newSinceHere(essayId: string, at: Date): number | null {
  const visit = visitOf(readVisits(), essayId);
  return visit && newSince(visit, at);
}

/** Notes in this browser that an essay's discussion was looked at, up to comment `seen`. */
export function noteVisitHere(essayId: string, seen: number, at: Date): void {
  const visits = readVisits();
  const { seenBefore, seenNow, visitedAt } = nextVisit(visitOf(visits, essayId), seen, at);
  visits[essayId] = { before: seenBefore, now: seenNow, at: visitedAt.getTime() };
  const newest = Object.entries(visits)
    .sort(([, one], [, other]) => other.at - one.at)
    .slice(0, MOST_VISITS);
  try {
    localStorage.setItem(VISITS_KEY, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // A browser that keeps nothing marks nothing.
  }
}

function visitOf(visits: Kept, essayId: string): Visit | null {
  const kept = visits[essayId];
  if (!kept) return null;
  return { seenBefore: kept.before, seenNow: kept.now, visitedAt: new Date(kept.at) };
}

function readVisits(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(VISITS_KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, visit]) => isVisit(visit)));
  } catch {
    return {};
  }
}

function isVisit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { before, now, at } = value as Record<string, unknown>;
  return [before, now, at].every((number) => Number.isSafeInteger(number));
}

import { ROOTS_PER_WINDOW, windowOf } from '../rules.ts';

// Which roots stand in a window, by their ordinals (1, 2, 3 … in the order in which they were first
// shown). Oldest, newest and helpful differ in nothing else.

/** An order by "most helpful" as it was at one moment. */
export type Ranking = {
  edition: number;
  /** Roots that had an ordinal then. */
  rootCount: number;
  /** Ordinals of the most helpful of them, most helpful first. */
  ordinals: number[];
};

/** How many windows hold `rootCount` roots. A thread without any has one, which is empty. */
export const windowCount = (rootCount: number): number => Math.max(1, windowOf(rootCount));

/** Window `k` (from 1) in the order in which the roots came; empty beyond the last one. */
export function oldestFirst(k: number, rootCount: number): number[] {
  const first = (k - 1) * ROOTS_PER_WINDOW + 1;
  const last = Math.min(k * ROOTS_PER_WINDOW, rootCount);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The same window, the newest first. */
export function newestFirst(k: number, rootCount: number): number[] {
  return oldestFirst(k, rootCount).reverse();
}

/**
 * The windows that the first page of the newest shows: the last one, and the one before it while the
 * last is not full, so that the page is never nearly empty.
 */
export function newestWindows(rootCount: number): number[] {
  const last = windowCount(rootCount);
  const isFull = rootCount === last * ROOTS_PER_WINDOW;
  return isFull || last === 1 ? [last] : [last, last - 1];
}

/**
 * Part `k` (from 1) of a ranking: the ranked roots, after them the rest by age. Empty beyond the
 * end.
 */
export function helpfulFirst(k: number, { rootCount, ordinals }: Ranking): number[] {
  const from = (k - 1) * ROOTS_PER_WINDOW;
  const ranked = ordinals.slice(from, from + ROOTS_PER_WINDOW);
  const unranked = rootCount - ordinals.length;
  const before = Math.max(0, from - ordinals.length);
  const wanted = Math.min(ROOTS_PER_WINDOW - ranked.length, unranked - before);
  return [...ranked, ...restByAge(ordinals, before, wanted)];
}

/** How many parts a ranking has. */
export const helpfulCount = ({ rootCount }: Ranking): number => windowCount(rootCount);

/** Of all ordinals without `ranked`, in their order, `count` after the first `skip`. */
function restByAge(ranked: number[], skip: number, count: number): number[] {
  if (count <= 0) return [];
  // The ordinal after `skip` others: each ranked one at or before it moves it on by one.
  let next = skip + 1;
  const inOrder = ranked.toSorted((a, b) => a - b);
  let passed = 0;
  const passRanked = () => {
    while (passed < inOrder.length && (inOrder[passed] ?? 0) <= next) {
      passed += 1;
      next += 1;
    }
  };
  const rest: number[] = [];
  for (passRanked(); rest.length < count; passRanked()) {
    rest.push(next);
    next += 1;
  }
  return rest;
}

/**
 * What a change makes out of date, as cache tags: `now` for what must be right at the next look,
 * `soon` for what may wait a little, so that many small changes are one refresh.
 */
export type Touches = { now: string[]; soon: LateTouch[] };

/** A tag, and after how many milliseconds it is touched at the latest. */
export type LateTouch = { tag: string; afterMs: number };

/** Both of each together. */
export function allTouches(...each: Touches[]): Touches {
  return {
    now: each.flatMap(({ now }) => now),
    soon: each.flatMap(({ soon }) => soon),
  };
}

/**
 * The one clock of this process that says when each cache tag was last touched. The cache of
 * functions, the cache of pages and whoever hears of a touch all look at the same one, although
 * Next loads our files twice (once itself, once inside the bundle): it lives on globalThis.
 */

/**
 * Tags that are remembered one by one; about 15 MB at most. Beyond that the oldest touch is turned
 * into a floor: everything made before it counts as touched, which costs renders, never freshness.
 */
const MOST_TAGS = 100_000;

/** The tag that stands for all: after a restore, or when we can't know what was touched. */
export const EVERYTHING = '*';

/** Told which tags were touched; must not throw. */
type Listener = (tags: readonly string[]) => void;

type Clock = {
  /** Tag to the moment of its last touch, in the order of the touches. */
  touched: Map<string, number>;
  floor: number;
  listeners: Set<Listener>;
};

const KEY = Symbol.for('off-call.tag-clock');

function clock(): Clock {
  const shared = globalThis as { [KEY]?: Clock };
  shared[KEY] ??= { touched: new Map(), floor: 0, listeners: new Set() };
  return shared[KEY];
}

/**
 * This moment in milliseconds since 1970 with a fraction, never running backwards when the
 * machine's clock is set: the same clock by which Next dates the results of `use cache`.
 */
export function moment(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Notes that everything made so far under these tags is out of date in this process. The moment is
 * always ours, whoever touched: clocks of two machines differ, and what was made before we heard of
 * it may be old.
 */
export function markTouched(tags: readonly string[], most: number = MOST_TAGS): void {
  const shared = clock();
  const now = moment();
  if (tags.includes(EVERYTHING)) {
    shared.floor = now;
    shared.touched.clear();
  } else {
    for (const tag of tags) {
      shared.touched.delete(tag);
      shared.touched.set(tag, now);
    }
    forgetOldest(most);
  }
  for (const listener of shared.listeners) listener(tags);
}

/** The moment at which one of these tags was last touched, 0 if none ever was. */
export function lastTouch(tags: readonly string[]): number {
  const { touched, floor } = clock();
  let last = floor;
  for (const tag of tags) {
    const at = touched.get(tag);
    if (at !== undefined && at > last) last = at;
  }
  return last;
}

/** Calls back at every touch in this process (`EVERYTHING` may be among the tags) until the returned function is called. */
export function onTouch(listener: Listener): () => void {
  const { listeners } = clock();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forgetOldest(most: number): void {
  const shared = clock();
  for (const [tag, at] of shared.touched) {
    if (shared.touched.size <= most) return;
    shared.touched.delete(tag);
    shared.floor = Math.max(shared.floor, at);
  }
}

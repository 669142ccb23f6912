/**
 * The one clock of this process that says when each cache tag was last touched. The cache of
 * functions, the cache of pages and whoever hears of a touch all look at the same one, although
 * Next loads our files twice (once itself, once inside the bundle): it lives on globalThis.
 */

/**
 * Tags that are remembered one by one; about 20 MB at most. Beyond that the oldest touch is turned
 * into a touch of everything made before it, which costs renders, never freshness.
 */
const MOST_TAGS = 100_000;

/** The tag that stands for all: after a restore, or when we can't know what was touched. */
export const EVERYTHING = '*';

/** Told which tags were touched; must not throw. */
type Listener = (tags: readonly string[]) => void;

type Touched = {
  at: number;
  /** 0 for a change; n + 1 for work that was overtaken by a touch with echo n, see `touchedSince`. */
  echo: number;
};

type Clock = {
  /** In the order of the touches, the oldest first. */
  touched: Map<string, Touched>;
  everything: Touched;
  listeners: Set<Listener>;
};

const KEY = Symbol.for('off-call.tag-clock');

function clock(): Clock {
  const shared = globalThis as { [KEY]?: Clock };
  shared[KEY] ??= {
    touched: new Map(),
    everything: { at: 0, echo: 0 },
    listeners: new Set(),
  };
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
 * it may be old. `echo` is for work that was overtaken, `most` for tests.
 */
export function markTouched(tags: readonly string[], echo = 0, most: number = MOST_TAGS): void {
  const shared = clock();
  const mark = { at: moment(), echo };
  if (tags.includes(EVERYTHING)) {
    shared.everything = mark;
    shared.touched.clear();
  } else {
    for (const tag of tags) {
      shared.touched.delete(tag);
      shared.touched.set(tag, mark);
    }
    forgetOldest(shared, most);
  }
  for (const listener of shared.listeners) listener(tags);
}

/** The moment at which one of these tags was last touched, 0 if none ever was. */
export function lastTouch(tags: readonly string[]): number {
  const { touched, everything } = clock();
  let last = everything.at;
  for (const tag of tags) {
    const at = touched.get(tag)?.at;
    if (at !== undefined && at > last) last = at;
  }
  return last;
}

/** Which of these tags were touched since a moment (`EVERYTHING` may be among them), and the deepest of their echoes. */
export function touchedSince(
  tags: readonly string[],
  since: number,
): { tags: string[]; echo: number } {
  const { touched, everything } = clock();
  if (everything.at >= since) return { tags: [EVERYTHING], echo: everything.echo };
  const later = tags.filter((tag) => (touched.get(tag)?.at ?? 0) >= since);
  const echo = Math.max(0, ...later.map((tag) => touched.get(tag)?.echo ?? 0));
  return { tags: later, echo };
}

/** Calls back at every touch in this process (`EVERYTHING` may be among the tags) until the returned function is called. */
export function onTouch(listener: Listener): () => void {
  const { listeners } = clock();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forgetOldest(shared: Clock, most: number): void {
  for (const [tag, mark] of shared.touched) {
    if (shared.touched.size <= most) return;
    shared.touched.delete(tag);
    if (mark.at > shared.everything.at) shared.everything = mark;
  }
}

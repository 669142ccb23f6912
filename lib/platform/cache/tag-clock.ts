/**
 * The one clock of this process that says when each cache tag was last touched. The cache of
 * functions, the cache of pages and whoever hears of a touch all look at the same one, although
 * Next loads our files twice (once itself, once inside the bundle): it lives on globalThis.
 */

/**
 * Tags that are remembered one by one; 15 MB (measured). Beyond that the oldest touch is turned
 * into a touch of everything made before it, which costs renders, never freshness.
 */
const MOST_TAGS = 100_000;

/** The tag that stands for all: after a restore, or when we can't know what was touched. */
export const EVERYTHING = '*';

/** Told which tags were touched; must not throw. */
type Listener = (tags: readonly string[]) => void;

/**
 * The moments of the last touches of a tag by their echo: at 0 the last change, at n + 1 the last
 * work that ended after it was overtaken by a touch with echo n (function-handler.ts says why).
 */
type Moments = readonly number[];

type Clock = {
  /** In the order of the touches, the oldest first. */
  touched: Map<string, Moments>;
  everything: Moments;
  listeners: Set<Listener>;
};

const KEY = Symbol.for('off-call.tag-clock');

function clock(): Clock {
  const shared = globalThis as { [KEY]?: Clock };
  shared[KEY] ??= {
    touched: new Map(),
    everything: [],
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
  const now = moment();
  if (tags.includes(EVERYTHING)) {
    shared.everything = withMoment(shared.everything, echo, now);
  } else {
    for (const tag of tags) {
      const marked = withMoment(shared.touched.get(tag), echo, now);
      shared.touched.delete(tag);
      shared.touched.set(tag, marked);
    }
    forgetOldest(shared, most);
  }
  for (const listener of shared.listeners) listener(tags);
}

/** The moment at which one of these tags was last touched, 0 if none ever was. */
export function lastTouch(tags: readonly string[]): number {
  const { touched, everything } = clock();
  return tags.reduce((last, tag) => Math.max(last, latest(touched.get(tag))), latest(everything));
}

/**
 * Which of these tags were touched since a moment (`EVERYTHING` may be among them), and with what
 * echo: the lowest of the touches since then.
 */
export function touchedSince(
  tags: readonly string[],
  since: number,
): { tags: string[]; echo: number } {
  const { touched, everything } = clock();
  const moments = new Map(tags.map((tag) => [tag, touched.get(tag) ?? []]));
  moments.set(EVERYTHING, everything);
  const later = [...moments].filter(([, given]) => latest(given) >= since);
  const echoes = later.map(([, given]) => given.findIndex((at) => at >= since));
  return { tags: later.map(([tag]) => tag), echo: Math.min(...echoes) };
}

/** Calls back at every touch in this process (`EVERYTHING` may be among the tags) until the returned function is called. */
export function onTouch(listener: Listener): () => void {
  const { listeners } = clock();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function latest(moments: Moments = []): number {
  return Math.max(0, ...moments);
}

function withMoment(moments: Moments = [], echo: number, now: number): Moments {
  return Array.from({ length: Math.max(moments.length, echo + 1) }, (_, index) =>
    index === echo ? now : (moments[index] ?? 0),
  );
}

function forgetOldest(shared: Clock, most: number): void {
  for (const [tag, moments] of shared.touched) {
    if (shared.touched.size <= most) return;
    shared.touched.delete(tag);
    shared.everything = withMoment(
      shared.everything,
      0,
      Math.max(shared.everything[0] ?? 0, latest(moments)),
    );
  }
}

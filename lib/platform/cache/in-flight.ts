import { moment } from './tag-clock.ts';

/**
 * Pages and results of functions that are being made at this moment. Next lets a request that comes
 * in meanwhile share them, so a person who has just written would be shown what was begun before:
 * an action therefore waits for them (show-change.ts).
 */

/** After this something that has not come to an end has failed without a word. */
const LONGEST_WORK_MS = 10_000;

type Work = { since: number; done: PromiseWithResolvers<void> };

const KEY = Symbol.for('off-call.in-flight');

function works(): Map<string, Work> {
  const place = globalThis as { [KEY]?: Map<string, Work> };
  place[KEY] ??= new Map();
  return place[KEY];
}

/** Notes that something is being made under a key; gives the promise that ends with it. */
export function begin(key: string): Promise<void> {
  const known = works().get(key);
  if (known) return known.done.promise;
  const done = Promise.withResolvers<void>();
  works().set(key, { since: moment(), done });
  return done.promise;
}

/** Notes that it has come to an end, well or badly. Does nothing when it never began. */
export function end(key: string): void {
  works().get(key)?.done.resolve();
  works().delete(key);
}

/** The promise of what is being made under a key, if there is something. It never fails. */
export function inFlight(key: string): Promise<void> | undefined {
  return works().get(key)?.done.promise;
}

/**
 * Waits until everything that is being made now has come to an end, but no longer than
 * `longestMs`. What begins later is not waited for.
 */
export async function settled(longestMs: number): Promise<void> {
  const oldest = moment() - LONGEST_WORK_MS;
  for (const [key, { since }] of works()) {
    if (since < oldest) end(key);
  }
  if (works().size === 0) return;
  const all = Promise.all([...works().values()].map(({ done }) => done.promise));
  const { promise: timeOver, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, longestMs);
  await Promise.race([all, timeOver]);
  clearTimeout(timer);
}

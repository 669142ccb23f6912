import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What Next found out about a page while it answered one request of ours: under which tags it is
 * kept and for how long. Next takes the tags out of its answers, so the cache of pages
 * (cache/page-handler.ts), which sees them, notes them here.
 */
export type Noted = {
  /** Undefined until a kept page was read or written. */
  tags: Set<string> | undefined;
  /** Seconds after which the page is to be made anew; the shortest that was named. */
  revalidate: number;
};

const KEY = Symbol.for('off-call.noted-tags');

/** On globalThis, because our server and Next load this file separately. */
function notes(): AsyncLocalStorage<Noted> {
  const place = globalThis as { [KEY]?: AsyncLocalStorage<Noted> };
  place[KEY] ??= new AsyncLocalStorage();
  return place[KEY];
}

/** Runs what answers one request and gives what was noted meanwhile beside its result. */
export async function whileNoting<T>(
  run: () => Promise<T>,
): Promise<{ result: T; noted: Readonly<Noted> }> {
  const noted: Noted = { tags: undefined, revalidate: Number.POSITIVE_INFINITY };
  const result = await notes().run(noted, run);
  return { result, noted };
}

/** Notes that the answer under way is made of a page with these tags, good for `revalidate` seconds (false: for ever). */
export function noteTags(tags: readonly string[], revalidate: number | false | undefined): void {
  const noted = notes().getStore();
  if (!noted) return;
  noted.tags ??= new Set();
  for (const tag of tags) noted.tags.add(tag);
  if (typeof revalidate === 'number') noted.revalidate = Math.min(noted.revalidate, revalidate);
}

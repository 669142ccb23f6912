import { LRUCache } from 'lru-cache';
import type { CacheEntry, CacheHandler } from 'next/cache';
import { begin, end, inFlight } from './in-flight.ts';
import { lastTouch, markTouched, moment, touchedSince } from './tag-clock.ts';

/**
 * What Next keeps of `'use cache'` functions, in memory only (`cacheHandlers.default` in
 * next.config.ts). A result is used until one of its tags is touched or its `revalidate` time is
 * over, and then never again: nothing stale is ever given out, also after `revalidateTag(…, 'max')`.
 */

/** Results of some thousand threads; they make a page that was forgotten cheap to render again. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Beside its bytes an entry costs an object, its tags and its place in the list: 870 bytes, measured. */
const BYTES_BESIDES = 1024;

/** How deep functions with `'use cache'` may call each other. */
const DEEPEST_NESTING = 3;
/** Apart from pages, which are in flight under their own keys. */
const FUNCTION = 'function ';

type Kept = Omit<CacheEntry, 'value'> & { bytes: Uint8Array };

const KEY = Symbol.for('off-call.function-cache');

function results(): LRUCache<string, Kept> {
  const place = globalThis as { [KEY]?: LRUCache<string, Kept> };
  place[KEY] ??= newStore(MOST_BYTES);
  return place[KEY];
}

function newStore(mostBytes: number): LRUCache<string, Kept> {
  return new LRUCache({
    maxSize: mostBytes,
    sizeCalculation: (entry, key) => entry.bytes.byteLength + 2 * key.length + BYTES_BESIDES,
  });
}

/** What the cache of functions holds now, for the metrics: entries, and bytes as they are counted against the bound. */
export function functionCacheSize(): { entries: number; bytes: number } {
  return { entries: results().size, bytes: results().calculatedSize };
}

const handler: CacheHandler = {
  async get(key, softTags) {
    // The contract: who asks while a result is being made waits for it.
    await inFlight(FUNCTION + key);
    const entry = results().get(key);
    if (!entry) return undefined;
    const tooOld = moment() > entry.timestamp + entry.revalidate * 1000;
    if (tooOld || isTouched(entry, softTags)) {
      results().delete(key);
      return undefined;
    }
    const { bytes, ...rest } = entry;
    return { ...rest, value: streamOf(bytes) };
  },

  async set(key, pending) {
    begin(FUNCTION + key);
    try {
      const { value, ...rest } = await pending;
      const bytes = new Uint8Array(await new Response(value).arrayBuffer());
      const overtaken = touchedSince(rest.tags, rest.timestamp);
      if (overtaken.tags.length > 0) {
        echo(overtaken);
      } else if (rest.expire > 0) {
        results().set(key, { ...rest, bytes });
      }
    } catch {
      // The function failed half way; its caller hears of it from Next, we keep nothing.
    } finally {
      end(FUNCTION + key);
    }
  },

  async refreshTags() {
    // Touches by others arrive by themselves (listenForTouches).
  },

  async getExpiration(tags) {
    return lastTouch(tags);
  },

  async updateTags(tags) {
    markTouched(tags);
  },
};

export default handler;

/**
 * A touch overtook a result that was being made. Next lets renders that began after the touch share
 * such a result, and their pages would look newer than the touch and stay for good (tried): touching
 * again now makes them old as well, and once more in the next turn for a render that begins in
 * between. Results that were begun since may have such a one inside them and echo in their turn,
 * but not for ever: under load there is always one under way.
 */
function echo(overtaken: { tags: string[]; echo: number }): void {
  if (overtaken.echo >= DEEPEST_NESTING) return;
  markTouched(overtaken.tags, overtaken.echo + 1);
  setImmediate(() => markTouched(overtaken.tags, overtaken.echo + 1));
}

function isTouched(entry: { tags: string[]; timestamp: number }, softTags: string[]): boolean {
  return Math.max(lastTouch(entry.tags), lastTouch(softTags)) >= entry.timestamp;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type {
  CacheHandler,
  CacheHandlerContext,
  CacheHandlerValue,
} from 'next/dist/server/lib/incremental-cache/index.js';
import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js';
import { statusGiven } from '../answer-with.ts';
import { noteTags } from '../page-bytes/noted-tags.ts';
import { begin, end } from './in-flight.ts';
import { type RouteKinds, readRouteKinds } from './route-kinds.ts';
import { lastTouch, markTouched, moment } from './tag-clock.ts';

/**
 * What Next keeps of whole pages, feeds and sitemaps, in memory only (`cacheHandler` in
 * next.config.ts). Next's own handler would read the pages of the build from disk, and those may
 * show another database; with this one every page is rendered once in each process.
 */

/**
 * Some 100 essay pages with 20 comments (150 kB of HTML, data and segments). Finished bytes are kept
 * in front of Next (../page-bytes); this is for what is asked in another form soon after.
 */
const MOST_BYTES = 16 * 1024 * 1024;
/**
 * Pages that say "not found" and redirects have their own small room, so that somebody who asks for
 * many addresses that don't exist pushes no real page out.
 */
const MOST_BYTES_OF_REFUSALS = 4 * 1024 * 1024;
/** Beside its bytes an entry costs its objects, headers, tags and its place in the list. */
const BYTES_BESIDES = 2048;
/** Next remembers the lifetime of every address that was ever asked for and forgets none; we don't need it. */
const MOST_LIFETIMES = 10_000;

/** How Next calls the page for addresses without a page. */
const NOT_FOUND_PAGE = '/$/_not-found';
const WITHOUT_WORDS = /^<!DOCTYPE html><html[^>]* id="__next_error__"/i;

type Value = NonNullable<CacheHandlerValue['value']>;
type Page = Extract<Value, { segmentData: unknown } | { body: Buffer }>;
type Kept = {
  page: Page;
  /** When its rendering began: what was touched later may be missing in it. */
  born: number;
  tags: string[];
  cacheControl: CacheHandlerValue['cacheControl'];
};

type Shared = {
  pages: LRUCache<string, Kept>;
  refusals: LRUCache<string, Kept>;
  kindOf?: RouteKinds;
  /** The HTML of app/not-found.tsx, the same for every address. */
  notFound?: string;
};

const KEY = Symbol.for('off-call.page-cache');

function shared(): Shared {
  const place = globalThis as { [KEY]?: Shared };
  place[KEY] ??= {
    pages: newStore(MOST_BYTES),
    refusals: newStore(MOST_BYTES_OF_REFUSALS),
  };
  return place[KEY];
}

function newStore(mostBytes: number): LRUCache<string, Kept> {
  return new LRUCache({
    maxSize: mostBytes,
    sizeCalculation: ({ page }, key) => bytesOf(page) + 2 * key.length + BYTES_BESIDES,
  });
}

/** What the cache of pages holds now, for the metrics: entries, and bytes as they are counted against the bounds. */
export function pageCacheSize(): { entries: number; bytes: number } {
  const { pages, refusals } = shared();
  return {
    entries: pages.size + refusals.size,
    bytes: pages.calculatedSize + refusals.calculatedSize,
  };
}

/** Made by Next once for each request that may need a page; all of them look into the same memory. */
export default class PageHandler implements CacheHandler {
  /** The request began before any of its rendering, so nothing it renders is newer than this. */
  readonly #born = moment();
  /** A posted form or an action reads the kept page as well but renders none to keep. */
  readonly #posts: boolean;

  constructor(context: CacheHandlerContext) {
    const headers = context._requestHeaders;
    this.#posts = Boolean(headers['content-type'] || headers['next-action']);
    if (context.serverDistDir && !context.dev) {
      shared().kindOf ??= tryRouteKinds(join(context.serverDistDir, '..'));
      shared().notFound ??= tryNotFound(context.serverDistDir);
    }
  }

  async get(key: string): Promise<CacheHandlerValue | null> {
    const { pages, refusals } = shared();
    const store = pages.has(key) ? pages : refusals;
    const kept = store.get(key);
    if (kept && lastTouch(kept.tags) < kept.born) {
      noteTags(kept.tags, secondsLeft(kept));
      return { value: kept.page, lastModified: kept.born, cacheControl: kept.cacheControl };
    }
    store.delete(key);
    this.#begin(key);
    return null;
  }

  async set(
    key: string,
    value: Value | null,
    context: { cacheControl?: CacheHandlerValue['cacheControl'] },
  ): Promise<void> {
    const { pages, refusals } = shared();
    pages.delete(key);
    refusals.delete(key);
    if (value && isWhole(value)) {
      giveWords(key, value);
      giveStatus(value);
      const tags = tagsOf(value);
      const { cacheControl } = context;
      noteTags(tags, cacheControl?.revalidate);
      if (lastTouch(tags) < this.#born) {
        const store = (value.status ?? 200) === 200 ? pages : refusals;
        store.set(key, { page: value, born: this.#born, tags, cacheControl });
      }
    }
    end(key);
    boundLifetimes();
  }

  async revalidateTag(tags: string | string[]): Promise<void> {
    markTouched([tags].flat());
  }

  resetRequestCache(): void {
    // Nothing is kept for one request.
  }

  #begin(key: string): void {
    const path = key.split('/$/', 2)[1];
    if (this.#posts || path === undefined) return;
    if (shared().kindOf?.(path === 'index' ? '/' : `/${path}`) === 'static') begin(key);
  }
}

/**
 * A page with holes (`postponed`) is never kept: the shell of a dynamic page would be sent with
 * status 200 before the page could say otherwise, and a form posted to it without JavaScript would
 * lose its state.
 */
function isWhole(value: Value): value is Page {
  if ('segmentData' in value) return value.postponed === undefined;
  return 'body' in value;
}

/**
 * When a page calls `notFound()`, the HTML that Next makes of it has no words in it, only scripts
 * (`<html id="__next_error__">`), and whoever has no JavaScript sees nothing. Such a page gets the
 * HTML that an address without any page has. Next answers with the value we were given, so this
 * holds for the first request as well.
 */
function giveWords(key: string, value: Page): void {
  if (!('html' in value)) return;
  if (key.endsWith(NOT_FOUND_PAGE)) shared().notFound = value.html;
  const { notFound } = shared();
  if (notFound && value.status === 404 && WITHOUT_WORDS.test(value.html)) value.html = notFound;
}

/** A page that has said its status (answer-with.ts) has it whenever it is given out. */
function giveStatus(value: Page): void {
  const status = 'html' in value && !value.status ? statusGiven() : undefined;
  if (status !== undefined) value.status = status;
}

/** How long a page is still good, in seconds; Next itself makes it anew when its time is over. */
function secondsLeft({ born, cacheControl }: Kept): number | undefined {
  const { revalidate } = cacheControl ?? {};
  if (typeof revalidate !== 'number') return undefined;
  return Math.max(0, revalidate - (moment() - born) / 1000);
}

function tagsOf(page: Page): string[] {
  const header = page.headers?.['x-next-cache-tags'];
  return typeof header === 'string' ? header.split(',') : [];
}

function bytesOf(page: Page): number {
  if ('body' in page) return page.body.byteLength;
  const segments = [...(page.segmentData ?? [])];
  return (
    // A string with one character outside Latin-1 takes two bytes for each.
    2 * page.html.length +
    (page.rscData?.byteLength ?? 0) +
    segments.reduce((sum, [path, bytes]) => sum + 2 * path.length + bytes.byteLength, 0)
  );
}

function boundLifetimes(): void {
  const lifetimes: unknown = Reflect.get(SharedCacheControls, 'cacheControls');
  if (lifetimes instanceof Map && lifetimes.size > MOST_LIFETIMES) lifetimes.clear();
}

/** During the build the list does not exist yet; nothing waits for renders there. */
function tryRouteKinds(buildFolder: string): RouteKinds {
  try {
    return readRouteKinds(buildFolder);
  } catch {
    return () => 'other';
  }
}

function tryNotFound(serverFolder: string): string | undefined {
  try {
    return readFileSync(join(serverFolder, 'app/_not-found.html'), 'utf8');
  } catch {
    return undefined;
  }
}

import { LRUCache } from 'lru-cache';
import { EVERYTHING, onTouch } from '../cache/tag-clock.ts';
import type { Answer } from './answer.ts';
import type { Wanted } from './wanted.ts';

/** Where an answer lies: real pages, pages that say "not found", data for navigations by script, files. */
export type Room = 'pages' | 'refusals' | 'variants' | 'files';

/** One answer that is kept. */
export type Kept = {
  room: Room;
  answer: Answer;
  tags: readonly string[];
  /** When it was made and until when it is good, in milliseconds of performance.now(). */
  made: number;
  until: number;
  /** False once it was touched: no longer given out, except when it can't be made anew. */
  fresh: boolean;
  /** After it could not be made anew: when to try again, unless something is touched before. */
  failed?: { retryAt: number; touches: number };
};

const MEGABYTE = 1024 * 1024;

/**
 * 96 MB for pages. An essay page with 20 comments takes 50 kB as gzip and Brotli, so some 1,500 of
 * them at 80 MB: more than are read within a day. Refusals have their own small room, so that
 * asking for many addresses that don't exist pushes no real page out; so has the data for navigations,
 * of which a client can ask for many kinds. Files that the build has made have 1 MB before they are
 * packed, and nobody can add to them.
 */
const MOST_BYTES: Record<Room, number> = {
  pages: 80 * MEGABYTE,
  variants: 12 * MEGABYTE,
  refusals: 4 * MEGABYTE,
  files: 16 * MEGABYTE,
};
/** The objects, heads and places in lists of one entry: 6 kB with three encodings (measured). */
const BYTES_BESIDES = 6 * 1024;
/** A tag, its place in the index and the key in it. */
const BYTES_OF_TAG = 150;

/** Bounds in bytes for each room; a test takes smaller ones. */
export type Bounds = Record<Room, number>;

/** The finished answers of one process and which of them a touch makes old. */
export class Store {
  readonly #rooms: Record<Room, LRUCache<string, Kept>>;
  /** Tag -> keys of the fresh answers that carry it. */
  readonly #byTag = new Map<string, Set<string>>();
  readonly #stopListening: () => void;
  #touches = 0;

  constructor(bounds: Bounds = MOST_BYTES) {
    this.#rooms = {
      pages: this.#makeRoom(bounds.pages),
      variants: this.#makeRoom(bounds.variants),
      refusals: this.#makeRoom(bounds.refusals),
      files: this.#makeRoom(bounds.files),
    };
    this.#stopListening = onTouch((tags) => this.#touch(tags));
  }

  /** How often anything was touched since this store exists. */
  get touches(): number {
    return this.#touches;
  }

  /** What may be given out under the key of a page or a file. */
  findPlain(key: string): Answer | undefined {
    const { pages, files, refusals } = this.#rooms;
    return fresh(pages.get(key) ?? files.get(key) ?? refusals.get(key));
  }

  /** What may be given out for this request. */
  find({ kind, key }: Pick<Wanted, 'kind' | 'key'>): Answer | undefined {
    return kind === 'variant' ? fresh(this.#rooms.variants.get(key)) : this.findPlain(key);
  }

  /** The last good bytes of a page, whether they are still good or not. */
  last({ kind, key }: Pick<Wanted, 'kind' | 'key'>): Kept | undefined {
    return kind === 'page' ? this.#rooms.pages.get(key) : undefined;
  }

  /** Keeps an answer in the place of what was there. */
  keep(key: string, kept: Kept): void {
    this.forget(key);
    this.#rooms[kept.room].set(key, kept);
    // What is larger than its room has not been taken in.
    if (this.#rooms[kept.room].peek(key) !== kept) return;
    for (const tag of kept.tags) {
      const keys = this.#byTag.get(tag);
      if (keys) keys.add(key);
      else this.#byTag.set(tag, new Set([key]));
    }
  }

  /** Counts an answer anew after it was packed in one more way. */
  grown(key: string, answer: Answer): void {
    for (const room of Object.values(this.#rooms)) {
      const kept = room.peek(key);
      // Only another object is counted again.
      if (kept?.answer !== answer) continue;
      room.set(key, { ...kept });
      // Packed it may have become larger than its room.
      if (!room.has(key)) this.#takeFromIndex(key, kept);
    }
  }

  /** Forgets all that is kept under a key. */
  forget(key: string): void {
    for (const room of Object.values(this.#rooms)) {
      const kept = room.peek(key);
      if (!kept) continue;
      this.#takeFromIndex(key, kept);
      room.delete(key);
    }
  }

  /** What is kept now, for the metrics: entries, bytes as they are counted, tags in the index. */
  size(): { entries: number; bytes: number; tags: number } {
    const rooms = Object.values(this.#rooms);
    return {
      entries: rooms.reduce((sum, room) => sum + room.size, 0),
      bytes: rooms.reduce((sum, room) => sum + room.calculatedSize, 0),
      tags: this.#byTag.size,
    };
  }

  /** Hears of no more touches and keeps nothing. */
  close(): void {
    this.#stopListening();
    for (const room of Object.values(this.#rooms)) room.clear();
    this.#byTag.clear();
  }

  #makeRoom(mostBytes: number): LRUCache<string, Kept> {
    return new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ answer, tags }, key) =>
        answer.size +
        2 * key.length +
        tags.reduce((sum, tag) => sum + tag.length + key.length + BYTES_OF_TAG, 0) +
        BYTES_BESIDES,
      dispose: (kept, key, reason) => {
        if (reason === 'evict') this.#takeFromIndex(key, kept);
      },
    });
  }

  #touch(tags: readonly string[]): void {
    this.#touches += 1;
    const touched = tags.includes(EVERYTHING) ? [...this.#byTag.keys()] : tags;
    for (const tag of touched) {
      for (const key of [...(this.#byTag.get(tag) ?? [])]) this.#makeOld(key);
    }
  }

  /** The bytes of a page stay for the case that it can't be made anew; the rest goes. */
  #makeOld(key: string): void {
    const page = this.#rooms.pages.peek(key);
    if (page) {
      this.#takeFromIndex(key, page);
      page.fresh = false;
    } else {
      this.forget(key);
    }
  }

  #takeFromIndex(key: string, { tags }: Kept): void {
    for (const tag of tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }
}

function fresh(kept: Kept | undefined): Answer | undefined {
  return kept?.fresh && kept.until > performance.now() ? kept.answer : undefined;
}

import { LRUCache } from 'lru-cache';
import type { TouchRow } from './touch-table.ts';

/**
 * The touches this process has already heard of or made itself, so that looking at the table again
 * does not count them twice. Lives on globalThis like the clock.
 */

/** More touches than this within the seconds that are looked at twice only cost renders. */
const MOST = 10_000;

const KEY = Symbol.for('off-call.touch-memory');

function known(): LRUCache<string, string> {
  const place = globalThis as { [KEY]?: LRUCache<string, string> };
  place[KEY] ??= new LRUCache({ max: MOST });
  return place[KEY];
}

/** Notes the rows that this process has written, whose tags it has marked itself. */
export function noteOwnTouches(rows: readonly TouchRow[]): void {
  for (const { tag, touched_at } of rows) known().set(tag, touched_at);
}

/** The tags of the rows that are new to this process; from now on they are known. */
export function newTouches(rows: readonly TouchRow[]): string[] {
  const fresh = rows.filter(({ tag, touched_at }) => known().get(tag) !== touched_at);
  noteOwnTouches(fresh);
  return fresh.map(({ tag }) => tag);
}

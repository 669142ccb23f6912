import { LRUCache } from 'lru-cache';
import type { Touch } from './touch-table.ts';

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

/** Notes the touches that this process has made, whose tags it has marked itself. */
export function noteOwnTouches(touches: readonly Touch[]): void {
  for (const { tag, at } of touches) known().set(tag, at);
}

/** The tags of the touches that are new to this process; from now on they are known. */
export function newTouches(touches: readonly Touch[]): string[] {
  const fresh = touches.filter(({ tag, at }) => known().get(tag) !== at);
  noteOwnTouches(fresh);
  return fresh.map(({ tag }) => tag);
}

import { DAY } from '#lib/kernel/time.ts';

/** How often something was counted on a day. */
export type Tallied = {
  /** "2026-11-22", UTC. */
  day: string;
  key: string;
  count: number;
};

/** Different things that are counted between two looks; a site has fewer essays. */
const MOST_KEYS = 10_000;

/**
 * Counts in memory, by days in UTC. Counting is one look into a map and one number more. What would
 * be one thing too many is not counted.
 */
export class Tally {
  #day = Number.NaN;
  #counts = new Map<string, number>();
  /** Of days that are over. */
  #before: Tallied[] = [];

  /** Counts one, at a moment in ms since 1970. */
  add(key: string, at: number): void {
    const day = Math.floor(at / DAY);
    if (day !== this.#day) this.#begin(day);
    const count = this.#counts.get(key);
    if (count === undefined && this.#counts.size >= MOST_KEYS) return;
    this.#counts.set(key, (count ?? 0) + 1);
  }

  /** Gives everything that was counted and begins anew. */
  take(): Tallied[] {
    this.#begin(this.#day);
    return this.#before.splice(0);
  }

  /** Takes back what could not be kept. */
  putBack(tallied: readonly Tallied[]): void {
    this.#before.push(...tallied.slice(0, MOST_KEYS));
  }

  #begin(day: number): void {
    if (this.#counts.size > 0) {
      const name = new Date(this.#day * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
      for (const [key, count] of this.#counts) this.#before.push({ day: name, key, count });
      this.#counts = new Map();
    }
    this.#day = day;
  }
}

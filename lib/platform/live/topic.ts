import type { Announcement } from './channel.ts';
import { type Entry, MOST_RECENT, type TopicState } from './topic-source.ts';

/** What came since some point: numbers only, never a text or a name. */
export type News = {
  /** What is known from now on: to resume from here misses nothing. */
  last: number;
  /** How many comments came that can be read. */
  count: number;
  /** Whether there may be still more than `count`, because they came too long ago. */
  more: boolean;
  /** The newest of them, ascending, MOST_NUMBERS at most. */
  numbers: number[];
  /** Numbers from before that can be read only now, ascending; they had waited for a moderator. */
  late?: number[];
  /** How many came after the visit before, where a page has asked. */
  visited?: { count: number; more: boolean };
};

/** From where on somebody wants to know: after a number, or since a moment (ms since 1970). */
export type Since = { number: number } | { moment: number };

/** A page has room for few marks, and an event should fit into one packet. */
export const MOST_NUMBERS = 20;

/**
 * What this process knows of one discussion that is being read: read once, then kept up by what is
 * announced. Pure: whoever holds it says what was read and what was heard.
 */
export class Topic {
  readonly thread: string;
  #last: number;
  #recent: Entry[];
  /** Up to this number everybody who listens has been told. */
  #told: number;
  /** What they have not been told either, because it has a number from before. */
  #late = new Set<number>();
  #tags: Set<string>;

  constructor(state: TopicState) {
    this.thread = state.thread;
    this.#last = 0;
    this.#recent = [];
    this.#tags = new Set();
    this.update(state);
    this.#told = this.#last;
  }

  /** Up to which number everybody has been told. */
  get told(): number {
    return this.#told;
  }

  /** Whether there is something that they have not been told. */
  get hasNews(): boolean {
    return this.#last > this.#told || this.#late.size > 0;
  }

  /** Whether a touch of these tags makes what we know out of date. */
  isTouchedBy(tags: readonly string[]): boolean {
    return tags.some((tag) => this.#tags.has(tag));
  }

  /** Takes over what was read; what was heard meanwhile and is not in it yet stays. */
  update({ last, recent, tags }: TopicState): void {
    const newest = recent.at(-1)?.number ?? 0;
    const heardSince = this.#recent.filter(({ number }) => number > Math.max(last, newest));
    this.#recent = [...recent, ...heardSince].slice(-MOST_RECENT);
    this.#last = Math.max(this.#last, last, newest);
    this.#tags = new Set(tags);
  }

  /**
   * Notes a comment that was announced; a number that is not new is known already, unless it comes
   * late.
   */
  hear({ number, at, late }: Announcement): void {
    if (number <= this.#last) {
      if (late) this.#hearLate({ number, at });
      return;
    }
    this.#last = number;
    this.#recent.push({ number, at });
    if (this.#recent.length > MOST_RECENT) this.#recent.shift();
  }

  /** What came since then, as far as everybody has been told. */
  newsSince(since: Since): News {
    const told = this.#recent.filter(({ number }) => number <= this.#told);
    const isAfter = (entry: Entry) =>
      'number' in since ? entry.number > since.number : entry.at > since.moment;
    const fresh = told.filter(isAfter);
    return {
      last: this.#told,
      count: fresh.length,
      more: fresh.length >= MOST_RECENT,
      numbers: fresh.slice(-MOST_NUMBERS).map(({ number }) => number),
    };
  }

  /** How many came after a number, told or not. */
  countSince(number: number): { count: number; more: boolean } {
    const count = this.#recent.filter((entry) => entry.number > number).length;
    return { count, more: count >= MOST_RECENT };
  }

  /** Counts everything that is known as told, and gives up to which number it was before, and what came late. */
  tell(): { before: number; late: number[] } {
    const before = this.#told;
    const late = [...this.#late].filter((number) => number <= before).sort((a, b) => a - b);
    this.#told = this.#last;
    this.#late.clear();
    return { before, late };
  }

  /** It may be known already: what was read meanwhile has it. */
  #hearLate(entry: Entry): void {
    this.#late.add(entry.number);
    const place = this.#recent.findIndex(({ number }) => number >= entry.number);
    if (this.#recent[place]?.number === entry.number) return;
    this.#recent.splice(place === -1 ? this.#recent.length : place, 0, entry);
    if (this.#recent.length > MOST_RECENT) this.#recent.shift();
  }
}

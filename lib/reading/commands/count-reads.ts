import { databasePool } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { Tally } from '../rules/tally.ts';
import { ASK_AGAIN_AFTER, KNOWN_FOR, MOST_ESSAYS, MOST_MARKS, openedSlug } from '../rules.ts';
import { writeCounts } from './write-counts.ts';

/** Which essays readers can read now, as it is asked for in the background. */
type Published = { ids: ReadonlySet<string>; askedAt: number };

/**
 * Counts of one process: openings and marks in memory, which now and then go to the database. It
 * hears paths, ids and quarters; of whoever reads it hears nothing.
 */
export class ReadCounter {
  readonly #openings = new Tally();
  readonly #marks = new Tally();
  readonly #clock: () => number;
  #published: Published = { ids: new Set(), askedAt: Number.NEGATIVE_INFINITY };
  #asking: Promise<void> | null = null;
  #second = 0;
  #marksInSecond = 0;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** A page was opened. */
  opened(path: string): void {
    const slug = openedSlug(path);
    if (slug !== undefined) this.#openings.add(slug, this.#clock());
  }

  /** The end of a quarter of an essay came into sight. */
  marked(essayId: string, quarter: number): void {
    const now = this.#clock();
    const age = now - this.#published.askedAt;
    const isKnown = this.#published.ids.has(essayId);
    if (age > KNOWN_FOR || (!isKnown && age > ASK_AGAIN_AFTER)) {
      // What came into sight while nobody knew is counted as soon as it is known.
      void this.#ask(now).then(() => {
        if (!isKnown) this.#count(essayId, quarter);
      });
    }
    if (isKnown) this.#count(essayId, quarter);
  }

  /** Writes what was counted; what can't be written is kept for the next time. */
  async flush(): Promise<void> {
    const counts = { openings: this.#openings.take(), marks: this.#marks.take() };
    try {
      await writeCounts(counts);
    } catch (error) {
      this.#openings.putBack(counts.openings);
      this.#marks.putBack(counts.marks);
      log.warn({ err: error }, 'what was counted of reading could not be kept; it is tried again');
    }
  }

  #count(essayId: string, quarter: number): void {
    if (!this.#published.ids.has(essayId)) return;
    const now = this.#clock();
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#marksInSecond = 0;
    }
    this.#marksInSecond += 1;
    if (this.#marksInSecond <= MOST_MARKS) this.#marks.add(`${essayId}/${quarter}`, now);
  }

  #ask(now: number): Promise<void> {
    this.#asking ??= this.#read(now).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #read(now: number): Promise<void> {
    this.#published = { ...this.#published, askedAt: now };
    try {
      const { rows } = await databasePool().query<{ id: string }>(
        `SELECT id FROM essay WHERE published_revision IS NOT NULL
         ORDER BY published_at DESC LIMIT $1`,
        [MOST_ESSAYS],
      );
      this.#published = { ids: new Set(rows.map(({ id }) => id)), askedAt: now };
    } catch {
      // Asked again by the next mark; meanwhile what was known holds.
    }
  }
}

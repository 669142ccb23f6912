import { EVERYTHING } from '../cache/tag-clock.ts';
import type { Announcement } from './channel.ts';
import type { Reader } from './reader.ts';
import { Topic } from './topic.ts';
import type { TopicSource } from './topic-source.ts';

/** One discussion and the open pages that read it. */
export class TopicRoom {
  readonly essay: string;
  readonly readers = new Set<Reader>();
  /** How many wait for it to be read. */
  expected = 0;
  /** When its readers were last told something, by performance.now(). */
  toldAt = Number.NEGATIVE_INFINITY;
  readonly #source: TopicSource;
  #topic: Topic | null = null;
  #reading: Promise<Topic | null> | undefined;
  /** What was heard while it was read for the first time, of whatever discussion. */
  #heardMeanwhile: Announcement[] = [];
  #isOld = true;

  constructor(essay: string, source: TopicSource) {
    this.essay = essay;
    this.#source = source;
  }

  /** What is known; null until it was read, and when there is no such discussion. */
  get topic(): Topic | null {
    return this.#topic;
  }

  get isEmpty(): boolean {
    return this.readers.size === 0 && this.expected === 0;
  }

  /** The discussion as it is now: from memory, unless something in it was touched. */
  ready(): Promise<Topic | null> {
    if (this.#reading) return this.#reading;
    if (!this.#isOld) return Promise.resolve(this.#topic);
    return this.readAgain();
  }

  /** Reads the discussion, once for all who ask while it is read. */
  readAgain(): Promise<Topic | null> {
    const before = this.#reading ?? Promise.resolve();
    // What is asked for now must see what is there now, so a reading under way is not enough.
    const reading = before.then(
      () => this.#read(),
      () => this.#read(),
    );
    this.#reading = reading;
    const done = () => {
      if (this.#reading === reading) this.#reading = undefined;
    };
    reading.then(done, done);
    return reading;
  }

  /** Hears an announcement; whether it is of this discussion and new. */
  hear(announcement: Announcement): boolean {
    if (!this.#topic) {
      if (this.#reading) this.#heardMeanwhile.push(announcement);
      return false;
    }
    if (announcement.thread !== this.#topic.thread) return false;
    this.#topic.hear(announcement);
    return this.#topic.hasNews;
  }

  /** Is told which cache tags were touched. */
  touched(tags: readonly string[]): void {
    if (tags.includes(EVERYTHING) || this.#topic?.isTouchedBy(tags)) this.#isOld = true;
  }

  async #read(): Promise<Topic | null> {
    this.#isOld = false;
    try {
      const state = await this.#source(this.essay);
      if (!state) {
        this.#isOld = true;
        return null;
      }
      if (this.#topic?.thread === state.thread) {
        this.#topic.update(state);
        return this.#topic;
      }
      this.#topic = new Topic(state);
      for (const heard of this.#heardMeanwhile) this.hear(heard);
      // Nobody reads it yet: whoever comes is told of all this at the door.
      this.#topic.tell();
      return this.#topic;
    } catch (error) {
      this.#isOld = true;
      throw error;
    } finally {
      this.#heardMeanwhile = [];
    }
  }
}

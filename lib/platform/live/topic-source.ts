/**
 * Where the hub learns what a discussion is. The platform knows no feature, so the application says
 * it at its start (instrumentation.ts); the two copies of our files meet on globalThis.
 */

/** A comment that can be read: its number and when it was written (ms since 1970). */
export type Entry = { number: number; at: number };

/** A discussion as it stands in the database. */
export type TopicState = {
  thread: string;
  /** The highest number given so far, readable or not. */
  last: number;
  /** The newest readable comments, oldest first, MOST_RECENT at most. */
  recent: Entry[];
  /** Cache tags whose touch makes this out of date: a comment was hidden, the essay taken back. */
  tags: readonly string[];
};

/** Enough for a page that was left open over a busy night; beyond that a page says "more than". */
export const MOST_RECENT = 100;

/** Reads the discussion of a published essay; null when there is none. */
export type TopicSource = (essayId: string) => Promise<TopicState | null>;

const KEY = Symbol.for('off-call.topic-source');

/** Says where discussions are read. */
export function provideTopicSource(source: TopicSource): void {
  (globalThis as { [KEY]?: TopicSource })[KEY] = source;
}

/** The source that was provided; before that there are no discussions. */
export const providedTopicSource: TopicSource = async (essayId) => {
  const source = (globalThis as { [KEY]?: TopicSource })[KEY];
  return source ? source(essayId) : null;
};

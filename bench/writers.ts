import { percentile } from './statistics.ts';

/** What some writers came to who wrote at the same time. */
export type Posting = {
  /** Comments that were acknowledged. */
  count: number;
  perSecond: number;
  /** How long one took, in ms, for half of them and for 99 of 100. */
  p50: number;
  p99: number;
  /** Milliseconds of a processor that one cost site and database; undefined where nobody counts. */
  processor: number | undefined;
};

/** As many as design.md's issue asks for: a lively evening. */
export const WRITERS = 8;
export const SECONDS = 5;
export const WARM_UP_SECONDS = 2;

/**
 * Lets WRITERS write one comment after the other for `seconds`. `write` is told who writes and how
 * many they have written, and throws if the comment is not acknowledged.
 */
export async function letWrite(
  seconds: number,
  write: (writer: number, turn: number) => Promise<void>,
): Promise<Posting> {
  const took: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const from = performance.now();
        await write(writer, turn);
        took.push(performance.now() - from);
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  return {
    count: took.length,
    perSecond: took.length / elapsed,
    p50: percentile(took, 50),
    p99: percentile(took, 99),
    processor: undefined,
  };
}

/** Which comment the next one answers: every other one begins a branch, the rest answer one that is there. */
export function answered(ids: readonly string[], turn: number): string | null {
  if (turn % 2 === 0 || ids.length === 0) return null;
  // A prime step comes past comments of all ages.
  return ids[(turn * 7919) % ids.length] ?? null;
}

import { percentile } from '../report/statistics.ts';

/** What some writers came to who wrote at the same time. */
export type Posting = {
  /** Comments that were acknowledged. */
  count: number;
  perSecond: number;
  /** How long one took, in ms, for half of them and for 99 of 100. */
  p50: number;
  p99: number;
};

/** Writes one comment; told who writes and how many they have written. Throws if it is refused. */
export type WriteOne = (writer: number, turn: number) => Promise<void>;

/** Lets some people write one comment after the other for `seconds`. */
export async function letWrite(
  writers: number,
  seconds: number,
  write: WriteOne,
): Promise<Posting> {
  const took: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
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
  };
}

/** A whole number that two numbers lead to, spread over all of them: a step of a prime each. */
function spread(writer: number, turn: number): number {
  return writer * 104_729 + turn * 7_919;
}

/** Which comment the next one answers: two of three are replies, to comments of all ages. */
export function answered(ids: readonly string[], writer: number, turn: number): string | null {
  if (turn % 3 === 0 || ids.length === 0) return null;
  return ids[spread(writer, turn) % ids.length] ?? null;
}

let said = 0;

/** What the next one says, and nobody said before. */
export function textOf(texts: readonly string[], writer: number, turn: number): string {
  said += 1;
  return `${texts[spread(writer, turn) % texts.length] ?? ''} (${said})`;
}

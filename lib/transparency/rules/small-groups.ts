/**
 * Who is one of fewer than five can be guessed at by those who know them. So counts from one to four
 * are told of nothing, and are put together with others such that they can't be worked out either:
 * not from the total, and not by knowing how they were put together.
 */
export const SMALLEST_GROUP = 5;

/** A count as it may be told: null is one to four. */
export type ToldCount = number | null;

/** The count itself, or null for one to four. */
export function toldCount(count: number): ToldCount {
  return count === 0 || count >= SMALLEST_GROUP ? count : null;
}

/** Counts of groups that exclude each other, as they may be told. */
export type ToldCounts<Key extends string> = {
  /** Of all groups; null: one to four, and then nothing else is told. */
  total: ToldCount;
  /** In the order given. */
  groups: { key: Key; count: number }[];
  /** What the groups that are not told come to together; null when there is none. */
  together: { keys: Key[]; count: number } | null;
};

/**
 * Puts small groups together. Counts below five go together if they come to five at least and are
 * not each as large as can be (two that come to eight would be four and four); otherwise the first
 * larger group goes with them. The first of the order, not the smallest: of the smallest one would
 * know that it is no larger than the next. Groups that are empty are told as empty if nothing has
 * to be hidden beside them.
 */
export function tellCounts<Key extends string>(
  all: readonly { key: Key; count: number }[],
): ToldCounts<Key> {
  const total = toldCount(sumOf(all));
  if (total === null) return { total, groups: [], together: null };
  const small = all.filter(({ count }) => count < SMALLEST_GROUP);
  const hidden = sumOf(small);
  if (hidden === 0) return { total, groups: [...all], together: null };
  const isSafe = hidden >= SMALLEST_GROUP && hidden < small.length * (SMALLEST_GROUP - 1);
  const cover = isSafe ? undefined : all.find(({ count }) => count >= SMALLEST_GROUP);
  const isHidden = (each: { count: number }) => each.count < SMALLEST_GROUP || each === cover;
  const together = all.filter(isHidden);
  return {
    total,
    groups: all.filter((each) => !isHidden(each)),
    together: { keys: together.map(({ key }) => key), count: sumOf(together) },
  };
}

const sumOf = (groups: readonly { count: number }[]) =>
  groups.reduce((sum, { count }) => sum + count, 0);

/** From here on each band begins. */
const BANDS = [5, 10, 20, 50, 100] as const;

/**
 * A count in words that say about how much it is: for what is a part of several other figures, from
 * which it could be taken away.
 */
export function bandOf(count: number): string {
  if (count === 0) return 'none';
  const [first] = BANDS;
  if (count < first) return 'fewer than five';
  const index = BANDS.findLastIndex((start) => start <= count);
  const end = BANDS[index + 1];
  return end === undefined ? `${BANDS[index]} or more` : `${BANDS[index]} to ${end - 1}`;
}

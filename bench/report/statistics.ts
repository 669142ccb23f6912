/** The middle of some numbers (of an even count the lower one, so that it was really measured); NaN of none. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 50);
}

/** The median of what could be measured; undefined if one of the numbers could not. */
export function medianOf(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length < numbers.length ? undefined : median(known);
}

/** The smallest of the numbers that at least `percent` of them do not exceed; NaN of none. */
export function percentile(numbers: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(numbers).sort();
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN;
}

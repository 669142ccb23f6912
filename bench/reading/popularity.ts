import { seededChance } from '../threads/seeded-random.ts';

/**
 * In which order readers come to `count` addresses, as indexes: the first is read most, the n-th one
 * n-th as often (Zipf's law, which holds for pages of a site; Breslau et al., 1999). The same seed
 * gives the same order.
 */
export function popularOrder(seed: number, count: number, length: number): number[] {
  const chance = seededChance(seed);
  const upTo: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank;
    upTo.push(sum);
  }
  return Array.from({ length }, () => firstAbove(upTo, chance() * sum));
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

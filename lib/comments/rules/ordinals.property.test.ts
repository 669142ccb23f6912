import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_RANKED, ROOTS_PER_WINDOW } from '../rules.ts';
import {
  helpfulCount,
  helpfulFirst,
  newestFirst,
  newestWindows,
  oldestFirst,
  type Ranking,
  windowCount,
} from './ordinals.ts';

const rootCounts = fc.nat({ max: 400 });

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Every window of a thread, from the first to the last. */
const windows = (rootCount: number) =>
  upTo(windowCount(rootCount)).map((k) => oldestFirst(k, rootCount));

const rankings: fc.Arbitrary<Ranking> = rootCounts.chain((rootCount) =>
  fc.shuffledSubarray(upTo(rootCount)).map((ordinals) => ({ edition: 1, rootCount, ordinals })),
);

describe('windows of roots', () => {
  it('hold every root once, the oldest first', () => {
    fc.assert(
      fc.property(rootCounts, (rootCount) => {
        expect(windows(rootCount).flat()).toEqual(upTo(rootCount));
        expect(windows(rootCount).every((each) => each.length <= ROOTS_PER_WINDOW)).toBe(true);
      }),
    );
  });

  it('never change once they are full', () => {
    fc.assert(
      fc.property(rootCounts, fc.nat({ max: 50 }), (rootCount, more) => {
        const later = windows(rootCount + more);
        windows(rootCount).forEach((window, index) => {
          expect(later[index]?.slice(0, window.length)).toEqual(window);
        });
      }),
    );
  });

  it('hold every root once, the newest first, from the first page of the newest on', () => {
    fc.assert(
      fc.property(rootCounts, (rootCount) => {
        const first = newestWindows(rootCount);
        const others = upTo((first.at(-1) ?? 1) - 1).reverse();
        const all = [...first, ...others].flatMap((k) => newestFirst(k, rootCount));
        expect(all).toEqual(upTo(rootCount).reverse());
        const shown = first.flatMap((k) => newestFirst(k, rootCount)).length;
        expect(shown).toBeGreaterThanOrEqual(Math.min(rootCount, ROOTS_PER_WINDOW));
        expect(shown).toBeLessThan(2 * ROOTS_PER_WINDOW);
      }),
    );
  });

  it('are empty beyond the end', () => {
    expect(oldestFirst(3, 20)).toEqual([]);
    expect(oldestFirst(1, 0)).toEqual([]);
    expect(windowCount(0)).toBe(1);
  });
});

describe('a ranking', () => {
  it('holds every root once: the ranked ones in their order, then the rest by age', () => {
    fc.assert(
      fc.property(rankings, (ranking) => {
        const parts = upTo(helpfulCount(ranking)).map((k) => helpfulFirst(k, ranking));
        const ranked = new Set(ranking.ordinals);
        const rest = upTo(ranking.rootCount).filter((ordinal) => !ranked.has(ordinal));
        expect(parts.flat()).toEqual([...ranking.ordinals, ...rest]);
        expect(parts.slice(0, -1).every((part) => part.length === ROOTS_PER_WINDOW)).toBe(true);
        expect(helpfulFirst(parts.length + 1, ranking)).toEqual([]);
      }),
    );
  });

  it('is as quick for the last part of a million roots as for the first', () => {
    const ordinals = upTo(MOST_RANKED).map((ordinal) => ordinal * 7);
    const ranking = { edition: 1, rootCount: 1_000_000, ordinals };
    const began = performance.now();
    expect(helpfulFirst(100_000, ranking).at(-1)).toBe(1_000_000);
    expect(performance.now() - began).toBeLessThan(50);
  });
});

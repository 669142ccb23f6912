import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, SMALLEST_GROUP, tellCounts, toldCount } from './small-groups.ts';

const named = (counts: readonly number[]) =>
  counts.map((count, index) => ({ key: `group-${index}`, count }));

/** Every list of `length` counts from 0 to `most`. */
function everyList(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  return everyList(length - 1, most).flatMap((list) =>
    Array.from({ length: most + 1 }, (_, count) => [...list, count]),
  );
}

describe('counts as they are told', () => {
  // Whoever reads them knows the rule too: so what could have led to the same answer is tried out.
  it.each([
    [1, 9, 9],
    [2, 9, 20],
    [3, 9, 20],
    [4, 6, 12],
  ])('leave every small one of %i groups open', (groups, largest, most) => {
    const possible = new Map<string, Set<number>[]>();
    const answers = everyList(groups, most).map((counts) => {
      const answer = JSON.stringify(tellCounts(named(counts)));
      const values = possible.get(answer) ?? counts.map(() => new Set<number>());
      counts.forEach((count, index) => {
        values[index]?.add(count);
      });
      possible.set(answer, values);
      return { counts, answer };
    });
    const given = answers
      .filter(({ counts }) => counts.every((count) => count <= largest))
      .filter(({ counts, answer }) =>
        counts.some(
          (count, index) =>
            count > 0 && count < SMALLEST_GROUP && possible.get(answer)?.[index]?.size === 1,
        ),
      );
    expect(given).toEqual([]);
  });

  it('come to the total, name every group once, and tell no small one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 14 }), (counts) => {
        const told = tellCounts(named(counts));
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(told.total).toBe(toldCount(total));
        if (told.total === null) {
          expect(told).toEqual({ total: null, groups: [], together: null });
          return;
        }
        const keys = [...told.groups.map(({ key }) => key), ...(told.together?.keys ?? [])];
        expect(keys.toSorted()).toEqual(
          named(counts)
            .map(({ key }) => key)
            .toSorted(),
        );
        const sum = told.groups.reduce((all, { count }) => all + count, told.together?.count ?? 0);
        expect(sum).toBe(total);
        for (const { count } of told.groups) expect(toldCount(count)).toBe(count);
        if (told.together) expect(told.together.count).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      }),
    );
  });

  it('are all of them where none is small', () => {
    expect(tellCounts(named([7, 0, 5]))).toEqual({
      total: 12,
      groups: named([7, 0, 5]),
      together: null,
    });
    expect(tellCounts(named([0, 0]))).toEqual({ total: 0, groups: named([0, 0]), together: null });
  });

  it('take a larger group with them where the small ones alone could be told', () => {
    const { groups, together } = tellCounts(named([10, 20, 3, 0]));
    expect(groups).toEqual([{ key: 'group-1', count: 20 }]);
    expect(together).toEqual({ keys: ['group-0', 'group-2', 'group-3'], count: 13 });
    // Four and four.
    expect(tellCounts(named([4, 9, 4])).together?.count).toBe(17);
  });
});

it('says about how much a count is', () => {
  expect([0, 1, 4, 5, 9, 10, 49, 50, 99, 100, 5_000].map(bandOf)).toEqual([
    'none',
    'fewer than five',
    'fewer than five',
    '5 to 9',
    '5 to 9',
    '10 to 19',
    '20 to 49',
    '50 to 99',
    '50 to 99',
    '100 or more',
    '100 or more',
  ]);
});

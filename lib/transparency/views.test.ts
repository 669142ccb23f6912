import { describe, expect, it } from 'vitest';
import { BY_MONTH, divisions, lastMonths } from './rules/tables.ts';
import { type CountedRows, figuresOf, type RestrictionRow } from './views.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const NOTHING: CountedRows = { restrictions: [], reports: [], medianSeconds: null, appeals: [] };

function restrictions(count: number, changes: Partial<RestrictionRow> = {}): RestrictionRow {
  return {
    month: '2026-11',
    rule: 'hate',
    source: 'report',
    automated: false,
    outcome: 'stands',
    suspends: false,
    count,
    ...changes,
  };
}

describe('the months that are counted', () => {
  it('are twelve, this one last, also over the end of a year and from a long month', () => {
    expect(lastMonths(NOW)[0]).toBe('2025-12');
    expect(lastMonths(NOW).at(-1)).toBe('2026-11');
    expect(lastMonths(new Date('2026-03-31T23:59:59.999Z'))).toEqual([
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
  });
});

it('calls no group by a name that meets its number on a phone', () => {
  const names = Object.values(divisions).flatMap(({ groups }) => Object.values(groups));
  for (const name of names) expect(name.length, name).toBeLessThanOrEqual(26);
});

describe('figures of what was counted', () => {
  it('are honest about nothing', () => {
    const figures = figuresOf(NOTHING, NOW);
    expect(figures).toMatchObject({
      since: '2025-12-01',
      countedOn: '2026-11-23',
      medianSeconds: null,
      suspensions: 'none',
    });
    for (const { total, together } of Object.values(figures.tables)) {
      expect([total, together]).toEqual([0, null]);
    }
  });

  it('count every restriction once in each table, whatever its rule or source', () => {
    const { tables } = figuresOf(
      {
        ...NOTHING,
        restrictions: [
          restrictions(6),
          restrictions(7, { rule: null, source: 'automatic', automated: true, month: '2026-01' }),
          restrictions(5, { rule: 'given-up-since', source: 'own_initiative', outcome: 'appeal' }),
          restrictions(8, { source: 'appeal', outcome: 'taken-back' }),
          restrictions(9, { source: 'notice', rule: 'harassment' }),
        ],
      },
      NOW,
    );
    const told = (key: keyof typeof tables) =>
      Object.fromEntries(
        tables[key].groups.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]),
      );
    expect(tables[BY_MONTH].total).toBe(35);
    expect(told(BY_MONTH)).toEqual({ '2026-01': 7, '2026-11': 28 });
    expect(told('restrictions-by-rule')).toEqual({ hate: 14, harassment: 9, none: 12 });
    expect(told('restrictions-by-source')).toEqual({ report: 6, notice: 9, own: 13, automatic: 7 });
    expect(told('restrictions-by-outcome')).toEqual({ stands: 22, appeal: 5, 'taken-back': 8 });
  });

  it('put what is small together', () => {
    const { tables } = figuresOf(
      { ...NOTHING, restrictions: [restrictions(20), restrictions(2, { rule: 'unlawful' })] },
      NOW,
    );
    expect(tables['restrictions-by-rule'].groups).toEqual([]);
    expect(tables['restrictions-by-rule'].together?.count).toBe(22);
  });

  it('tell a middle wait and how many came soon only of five decided reports or more', () => {
    const report = { byVisitor: false, outcome: 'upheld' as const };
    const four = {
      ...NOTHING,
      medianSeconds: 90,
      reports: [{ ...report, count: 4, withinDay: 4 }],
    };
    expect(figuresOf(four, NOW).medianSeconds).toBeNull();
    expect(figuresOf(four, NOW).tables['reports-by-wait'].total).toBeNull();
    const waiting = { byVisitor: true, outcome: null, count: 6, withinDay: 0 };
    const more = {
      ...NOTHING,
      medianSeconds: 90,
      reports: [
        { ...report, count: 6, withinDay: 6 },
        { ...report, outcome: 'not_upheld' as const, count: 7, withinDay: 2 },
        waiting,
      ],
    };
    const { medianSeconds, tables } = figuresOf(more, NOW);
    expect(medianSeconds).toBe(90);
    expect(tables['reports-by-wait'].groups).toEqual([
      { key: 'later', count: 5 },
      { key: 'within-a-day', count: 8 },
    ]);
    expect(tables['reports-by-sender'].groups).toEqual([
      { key: 'member', count: 13 },
      { key: 'visitor', count: 6 },
    ]);
    expect(tables['reports-by-outcome'].groups).toEqual([
      { key: 'not-upheld', count: 7 },
      { key: 'waiting', count: 6 },
      { key: 'unfounded', count: 0 },
      { key: 'upheld', count: 6 },
    ]);
  });

  it('say of suspensions only about how many there were', () => {
    const rows = [restrictions(20), restrictions(7, { suspends: true })];
    expect(figuresOf({ ...NOTHING, restrictions: rows }, NOW).suspensions).toBe('5 to 9');
  });
});

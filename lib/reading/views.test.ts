import { describe, expect, it } from 'vitest';
import { toCsv } from './rules/download.ts';
import { countedDays, countedWeeks, weekOf } from './rules.ts';
import { figuresOf, linesOf } from './views.ts';

const NOW = new Date('2026-11-22T23:30:00.000Z');
const read = (day: string, mark: number, count: number) => ({ day, mark, count });

describe('figures of reading', () => {
  it('are empty where nothing was counted', () => {
    const figures = figuresOf({ reads: [], comments: [], saves: 0 }, NOW);
    expect(figures).toMatchObject({ openings: 0, since: null, quarters: null, saves: 0 });
    expect(figures.byDay).toHaveLength(28);
    expect(figures.byDay.at(-1)).toEqual({ day: '2026-11-22', count: 0 });
  });

  it('go by days and by weeks that begin on Mondays', () => {
    const reads = [read('2026-11-15', 0, 3), read('2026-11-16', 0, 4), read('2026-11-22', 0, 5)];
    const { byDay, byWeek, openings, since } = figuresOf({ reads, comments: [], saves: 9 }, NOW);
    expect([openings, since]).toEqual([12, '2026-11-15']);
    expect(byDay.filter(({ count }) => count > 0).map(({ count }) => count)).toEqual([3, 4, 5]);
    expect(byWeek.slice(-2)).toEqual([
      { day: '2026-11-09', count: 3 },
      { day: '2026-11-16', count: 9 },
    ]);
  });

  it('say where readers stop once there are enough, and who saved only of five', () => {
    const reads = [read('2026-11-20', 0, 19), read('2026-11-20', 1, 12), read('2026-11-20', 4, 6)];
    const few = figuresOf({ reads, comments: [], saves: 4 }, NOW);
    expect([few.quarters, few.saves]).toEqual([null, null]);
    const enough = figuresOf(
      { reads: [...reads, read('2026-11-21', 0, 1)], comments: [], saves: 5 },
      NOW,
    );
    expect(enough.quarters?.map(({ count }) => count)).toEqual([12, 0, 0, 6]);
    expect(enough.saves).toBe(5);
  });

  it('are a file of the days on which anything was counted', () => {
    const lines = linesOf({
      reads: [read('2026-11-21', 0, 7), read('2026-11-21', 2, 3), read('2026-11-20', 0, 1)],
      comments: [{ day: '2026-11-22', count: 2 }],
    });
    expect(toCsv(lines)).toBe(
      'day,openings,first-quarter,half,three-quarters,end,comments\r\n' +
        '2026-11-20,1,0,0,0,0,0\r\n2026-11-21,7,0,3,0,0,0\r\n2026-11-22,0,0,0,0,0,2\r\n',
    );
  });
});

it('knows the Monday of a week, over a change of year', () => {
  expect(['2026-11-22', '2026-11-23', '2027-01-01', '2024-02-29'].map(weekOf)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-12-28',
    '2024-02-26',
  ]);
  expect(countedDays(NOW).at(0)).toBe('2026-10-26');
  expect([countedWeeks(NOW).length, countedWeeks(NOW).at(-1)]).toEqual([26, '2026-11-16']);
});

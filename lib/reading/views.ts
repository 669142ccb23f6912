import {
  countedDays,
  countedWeeks,
  OPENED,
  QUARTERS,
  TOO_FEW_OPENINGS,
  TOO_FEW_PEOPLE,
  weekOf,
} from './rules.ts';

/** How often something was counted on a day ("2026-11-22", UTC). */
export type DayCount = { day: string; count: number };

/** What the database gives of an essay's reading. */
export type ReadRows = {
  /** Counts by day and mark. */
  reads: { day: string; mark: number; count: number }[];
  /** Comments that can be read, by the day on which they were written. */
  comments: DayCount[];
  saves: number;
};

/** What an author is told of how an essay is read. */
export type ReadFigures = {
  /** Openings since it was first counted, and since which day; null: nothing was counted yet. */
  openings: number;
  since: string | null;
  /** Of the last days and weeks (by their Mondays), the oldest first; what was not counted is 0. */
  byDay: DayCount[];
  byWeek: DayCount[];
  /** How often the end of each quarter was seen; null: too few openings to say. */
  quarters: { quarter: number; count: number }[] | null;
  comments: { total: number; byDay: DayCount[] };
  /** Null: one to four, too few to say. */
  saves: number | null;
};

/** One line of the file: a day and everything that was counted on it. */
export type ReadLine = { day: string; openings: number; quarters: number[]; comments: number };

/** Makes the figures of what was counted. */
export function figuresOf({ reads, comments, saves }: ReadRows, now: Date): ReadFigures {
  const opened = reads.filter(({ mark }) => mark === OPENED);
  const openings = sumOf(opened);
  const inWeeks = (rows: readonly DayCount[]) =>
    rows.map(({ day, count }) => ({ day: weekOf(day), count }));
  const days = countedDays(now);
  return {
    openings,
    since: opened.map(({ day }) => day).toSorted()[0] ?? null,
    byDay: fill(days, opened),
    byWeek: fill(countedWeeks(now), inWeeks(opened)),
    quarters:
      openings < TOO_FEW_OPENINGS
        ? null
        : QUARTERS.map((quarter) => ({
            quarter,
            count: sumOf(reads.filter(({ mark }) => mark === quarter)),
          })),
    comments: { total: sumOf(comments), byDay: fill(days, comments) },
    saves: saves > 0 && saves < TOO_FEW_PEOPLE ? null : saves,
  };
}

/** Each day on which anything was counted, the oldest first. */
export function linesOf({ reads, comments }: Omit<ReadRows, 'saves'>): ReadLine[] {
  const days = new Set([...reads, ...comments].map(({ day }) => day));
  const on = (rows: readonly DayCount[], day: string) =>
    sumOf(rows.filter((row) => row.day === day));
  const readsOf = (mark: number) => reads.filter((row) => row.mark === mark);
  const byMark = [OPENED, ...QUARTERS].map(readsOf);
  return [...days].toSorted().map((day) => {
    const [openings = 0, ...quarters] = byMark.map((rows) => on(rows, day));
    return { day, openings, quarters, comments: on(comments, day) };
  });
}

function fill(days: readonly string[], rows: readonly DayCount[]): DayCount[] {
  const counts = new Map<string, number>();
  for (const { day, count } of rows) counts.set(day, (counts.get(day) ?? 0) + count);
  return days.map((day) => ({ day, count: counts.get(day) ?? 0 }));
}

const sumOf = (rows: readonly { count: number }[]) =>
  rows.reduce((sum, { count }) => sum + count, 0);

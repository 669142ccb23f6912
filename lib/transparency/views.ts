import { bandOf, SMALLEST_GROUP, type ToldCounts, tellCounts } from './rules/small-groups.ts';
import { BY_MONTH, type DivisionKey, divisions, lastMonths, NO_RULE } from './rules/tables.ts';

/** Restrictions that have all of this in common, as the database counts them. */
export type RestrictionRow = {
  /** "2026-11", UTC. */
  month: string;
  rule: string | null;
  source: string;
  automated: boolean;
  outcome: 'stands' | 'appeal' | 'taken-back';
  /** Whether it ended or paused somebody's account. */
  suspends: boolean;
  count: number;
};

/** Reports that have all of this in common, and how many of them were decided within a day. */
export type ReportRow = {
  byVisitor: boolean;
  outcome: 'upheld' | 'not_upheld' | 'unfounded' | null;
  count: number;
  withinDay: number;
};

export type AppealRow = { outcome: 'upheld' | 'reversed' | null; count: number };

/** What the figures are made of. */
export type CountedRows = {
  restrictions: RestrictionRow[];
  reports: ReportRow[];
  /** Of all decided reports; null when there is none. */
  medianSeconds: number | null;
  appeals: AppealRow[];
};

/** The figures as they may be told: no group of one to four, and nothing it could be worked out from. */
export type Figures = {
  /** The first day that is counted and the day on which they were counted: "2025-12-01", UTC. */
  since: string;
  countedOn: string;
  tables: Record<DivisionKey | typeof BY_MONTH, ToldCounts<string>>;
  /** From the report to the decision; null as long as fewer than five are decided. */
  medianSeconds: number | null;
  /** About how many suspensions, in words: they are a part of other figures. */
  suspensions: string;
};

/** Makes the figures of what was counted. */
export function figuresOf(rows: CountedRows, now: Date): Figures {
  const { restrictions, reports, appeals } = rows;
  const months = lastMonths(now);
  const decided = reports.filter(({ outcome }) => outcome !== null);
  const decidedCount = sumOf(decided);
  const withinDay = decided.reduce((sum, row) => sum + row.withinDay, 0);
  return {
    since: `${months[0]}-01`,
    countedOn: now.toISOString().slice(0, 'YYYY-MM-DD'.length),
    tables: {
      [BY_MONTH]: tellCounts(countBy(months, restrictions, ({ month }) => month)),
      'restrictions-by-rule': divide('restrictions-by-rule', restrictions, ({ rule }) => rule),
      'restrictions-by-source': divide('restrictions-by-source', restrictions, sourceOf),
      'restrictions-by-outcome': divide(
        'restrictions-by-outcome',
        restrictions,
        ({ outcome }) => outcome,
      ),
      'reports-by-outcome': divide('reports-by-outcome', reports, ({ outcome }) =>
        outcome === null ? 'waiting' : outcome.replace('_', '-'),
      ),
      'reports-by-sender': divide('reports-by-sender', reports, ({ byVisitor }) =>
        byVisitor ? 'visitor' : 'member',
      ),
      'reports-by-wait': tellCounts([
        { key: 'later', count: decidedCount - withinDay },
        { key: 'within-a-day', count: withinDay },
      ]),
      'appeals-by-outcome': divide('appeals-by-outcome', appeals, ({ outcome }) => {
        if (outcome === null) return 'waiting';
        return outcome === 'upheld' ? 'stands' : 'taken-back';
      }),
    },
    medianSeconds: decidedCount < SMALLEST_GROUP ? null : rows.medianSeconds,
    suspensions: bandOf(sumOf(restrictions.filter(({ suspends }) => suspends))),
  };
}

/** What led to a restriction; one that an appeal or an import led to was a moderator's all the same. */
function sourceOf({ source, automated }: RestrictionRow): string {
  if (automated) return 'automatic';
  return source === 'report' || source === 'notice' ? source : 'own';
}

function divide<Row extends { count: number }>(
  table: DivisionKey,
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
): ToldCounts<string> {
  const keys = Object.keys(divisions[table].groups);
  return tellCounts(
    countBy(keys, rows, (row) => {
      const key = keyOf(row);
      return key !== null && keys.includes(key) ? key : NO_RULE;
    }),
  );
}

function countBy<Row extends { count: number }>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): { key: string; count: number }[] {
  const counts = Object.groupBy(rows, keyOf);
  return keys.map((key) => ({ key, count: sumOf(counts[key] ?? []) }));
}

const sumOf = (rows: readonly { count: number }[]) =>
  rows.reduce((sum, { count }) => sum + count, 0);

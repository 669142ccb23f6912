import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { DECISION_KINDS, kinds } from '#lib/moderation/rules/kinds.ts';
import { db } from '#lib/platform/db.ts';
import { lastMonths } from './rules/tables.ts';
import { FIGURES_TAG } from './tags.ts';
import {
  type AppealRow,
  type CountedRows,
  type Figures,
  figuresOf,
  type ReportRow,
  type RestrictionRow,
} from './views.ts';

/** The figures of the last twelve months, made anew soon after something is decided, and once a day. */
export async function getFigures(): Promise<Figures> {
  'use cache';
  cacheLife('kept');
  cacheTag(FIGURES_TAG);
  const now = new Date();
  return figuresOf(await countModeration(now), now);
}

/** Counts without the cache what the figures are made of; nobody is shown these rows themselves. */
export async function countModeration(now: Date): Promise<CountedRows> {
  const since = new Date(`${lastMonths(now)[0]}-01T00:00:00.000Z`);
  const [restrictions, reports, appeals] = await Promise.all([
    countRestrictions(since),
    countReports(since),
    countAppeals(since),
  ]);
  return { restrictions, ...reports, appeals };
}

/** What takes something from somebody (rules/kinds.ts of moderation). */
const RESTRICTING = DECISION_KINDS.filter((kind) => kinds[kind].burdens);

/** At most 12 months x 9 rules x 6 sources x 2 x 3 x 2 rows, whatever the number of decisions. */
function countRestrictions(since: Date): Promise<RestrictionRow[]> {
  return db.$queryRaw<RestrictionRow[]>`
    SELECT to_char(month AT TIME ZONE 'UTC', 'YYYY-MM') AS month, rule, source::text, automated,
      CASE WHEN appealed = 'reversed' THEN 'appeal' WHEN reversed THEN 'taken-back'
        ELSE 'stands' END AS outcome,
      suspends, sum(count)::integer AS count
    FROM (
      SELECT date_trunc('month', d.decided_at, 'UTC') AS month, d.rule, d.source, d.automated,
        d.kind = 'suspend' AS suspends, a.outcome AS appealed,
        d.id IN (
          SELECT reverses_id FROM decision WHERE reverses_id IS NOT NULL AND undone_at IS NULL
        ) AS reversed,
        count(*) AS count
      FROM decision d LEFT JOIN appeal a ON a.decision_id = d.id
      WHERE d.decided_at >= ${since} AND d.undone_at IS NULL
        AND d.kind = ANY (${RESTRICTING}::text[]::decision_kind[])
      GROUP BY 1, 2, 3, 4, 5, 6, 7
    ) AS counted
    GROUP BY 1, 2, 3, 4, 5, 6`;
}

/** Each kind of report, and in the same look the middle of all waits. */
async function countReports(since: Date): Promise<Pick<CountedRows, 'reports' | 'medianSeconds'>> {
  const rows = await db.$queryRaw<(ReportRow & { isAll: boolean; median: number | null })[]>`
    SELECT grouping("byVisitor") = 1 AS "isAll", "byVisitor", outcome, count(*)::integer AS count,
      (count(*) FILTER (WHERE seconds <= 86400))::integer AS "withinDay",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median
    FROM (
      SELECT reporter_id IS NULL AND contact_hash IS NOT NULL AS "byVisitor", outcome::text,
        extract(epoch FROM outcome_at - made_at)::float AS seconds
      FROM report WHERE made_at >= ${since}
    ) AS reports
    GROUP BY GROUPING SETS (("byVisitor", outcome), ())`;
  const all = rows.find(({ isAll }) => isAll);
  return {
    reports: rows
      .filter(({ isAll }) => !isAll)
      .map(({ byVisitor, outcome, count, withinDay }) => ({
        byVisitor,
        outcome,
        count,
        withinDay,
      })),
    medianSeconds: all?.median == null ? null : Math.round(all.median),
  };
}

function countAppeals(since: Date): Promise<AppealRow[]> {
  return db.$queryRaw<AppealRow[]>`
    SELECT outcome::text, count(*)::integer AS count
    FROM appeal WHERE made_at >= ${since} GROUP BY outcome`;
}

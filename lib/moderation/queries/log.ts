import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import type { DecisionKind, SubjectKind } from '../rules/kinds.ts';
import { type EntryKey, type LogFilter, readEntryKey, writeEntryKey } from '../rules/log.ts';
import { LOG_PAGE, ruleShortName } from '../rules.ts';
import { LOG_TAG } from '../tags.ts';
import type { LogEntry, LogPage } from '../views.ts';

/**
 * The public log, the newest day first, of all decisions or of those of a filter, from the entry
 * after `after` on (null: from the newest). Null when there is no such entry.
 */
export async function getLogPage(
  filter: LogFilter | null,
  after: string | null,
): Promise<LogPage | null> {
  'use cache';
  cacheLife('kept');
  cacheTag(LOG_TAG);
  return readLogPage(filter, after);
}

/** Reads a page of the log without the cache; getLogPage is what pages use. */
export async function readLogPage(
  filter: LogFilter | null,
  after: string | null,
): Promise<LogPage | null> {
  const last = after === null ? null : readEntryKey(after);
  if (after !== null && (last === null || !(await isEntry(last)))) return null;
  const rows = await readRows(filter, last);
  const page = rows.slice(0, LOG_PAGE);
  const end = rows.length > LOG_PAGE ? page.at(-1) : undefined;
  return { entries: page.map(entryOf), older: end ? { day: end.day, tail: end.tail } : null };
}

type Row = EntryKey & {
  kind: DecisionKind;
  rule: string | null;
  role: LogEntry['role'];
  subject: SubjectKind;
  appeal: LogEntry['appeal'];
  takenBack: boolean;
  changedOn: string;
};

const TAIL = Prisma.sql`substring(d.id::text FROM 25)`;
const DAY = Prisma.sql`to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/**
 * The entries after `last`, and one more than a page takes. A day stands together whatever the order
 * of its decisions, so what is read are whole days: those of a page full of older decisions, and the
 * day of `last` itself.
 */
function readRows(filter: LogFilter | null, last: EntryKey | null): Promise<Row[]> {
  const shown = Prisma.sql`d.undone_at IS NULL ${only(filter)}`;
  const older = last ? Prisma.sql`AND d.decided_at < ${startOf(last)}` : Prisma.empty;
  const rest = last
    ? Prisma.sql`AND (d.decided_at < ${startOf(last)}
        OR d.decided_at < ${endOf(last)} AND ${TAIL} < ${last.tail})`
    : Prisma.empty;
  return db.$queryRaw<Row[]>`
    WITH edge AS (
      SELECT date_trunc('day', min(decided_at), 'UTC') AS at FROM (
        SELECT d.decided_at FROM decision d WHERE ${shown} ${older}
        ORDER BY d.decided_at DESC LIMIT ${LOG_PAGE + 1}
      ) AS newest
    )
    SELECT ${DAY} AS day, ${TAIL} AS tail, d.kind, d.rule,
      CASE WHEN d.automated OR d.decided_by_role IS NULL THEN 'automatic'
        WHEN d.decided_by_role = 'admin' THEN 'admin' ELSE 'moderator' END AS role,
      CASE WHEN d.about_elsewhere IS NOT NULL THEN d.about_elsewhere
        WHEN d.comment_id IS NOT NULL THEN 'comment'
        WHEN d.essay_id IS NOT NULL THEN 'essay'
        WHEN d.persona_id IS NOT NULL THEN 'persona'
        WHEN d.thread_id IS NOT NULL THEN 'thread' ELSE 'import' END AS subject,
      CASE a.outcome WHEN 'upheld' THEN 'stands' WHEN 'reversed' THEN 'taken-back' END AS appeal,
      r.at IS NOT NULL AS "takenBack",
      to_char(greatest(d.decided_at, a.decided_at, r.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD')
        AS "changedOn"
    FROM decision d
    LEFT JOIN appeal a ON a.decision_id = d.id AND a.outcome IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT max(decided_at) AS at FROM decision
      WHERE reverses_id = d.id AND undone_at IS NULL
    ) AS r
    WHERE ${shown} ${rest} AND d.decided_at >= coalesce((SELECT at FROM edge), '-infinity')
    ORDER BY date_trunc('day', d.decided_at, 'UTC') DESC, ${TAIL} DESC
    LIMIT ${LOG_PAGE + 1}`;
}

function only(filter: LogFilter | null): Prisma.Sql {
  if (filter === null) return Prisma.empty;
  return filter.by === 'rule'
    ? Prisma.sql`AND d.rule = ${filter.value}`
    : Prisma.sql`AND d.kind = ${filter.value}::decision_kind`;
}

/** Whether there is such an entry, so that nobody can have pages made that lead from nothing. */
async function isEntry(key: EntryKey): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 AS there FROM decision d
    WHERE d.decided_at >= ${startOf(key)} AND d.decided_at < ${endOf(key)}
      AND d.undone_at IS NULL AND ${TAIL} = ${key.tail}
    LIMIT 1`;
  return found.length > 0;
}

const startOf = ({ day }: EntryKey) => Prisma.sql`(${day}::timestamp AT TIME ZONE 'UTC')`;
const endOf = ({ day }: EntryKey) =>
  Prisma.sql`((${day}::timestamp + interval '1 day') AT TIME ZONE 'UTC')`;

function entryOf({ day, tail, rule, ...entry }: Row): LogEntry {
  return {
    key: writeEntryKey({ day, tail }),
    day,
    ...entry,
    rule: rule === null ? null : { key: rule, short: ruleShortName(rule) },
  };
}

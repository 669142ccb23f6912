import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { later } from '#lib/kernel/time.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import {
  CLAIM_FOR,
  prioritiesOf,
  QUEUE_PAGE,
  type QueueFilter,
  type QueuePlace,
} from '../rules/queue.ts';
import type { CaseView, QueueCounts, QueueView } from '../views.ts';
import { CASE_COLUMNS, IN_ORDER, readCases } from './case-rows.ts';
import { type Most, withWhatWasSaid } from './said-about.ts';

/** With each case of the queue: enough to decide most of them, the rest is on its own page. */
const IN_QUEUE: Most = { reports: 3, notes: 3, decisions: 3 };

/** On a case's own page: more than anybody reads. */
const ON_PAGE: Most = { reports: 200, notes: 200, decisions: 50 };

/** Who looks at the queue, and when. */
type Looking = { filter: QueueFilter; personId: string | null; now: Date };

/**
 * A page of the open cases under a filter, most urgent first, after a place (null: from the top).
 * One range of the queue's index, and four statements whatever is in it. For moderators only.
 */
export async function getQueuePage(looking: Looking, after: QueuePlace | null): Promise<QueueView> {
  const { personId, now } = looking;
  const cases = await readCases(openCases(looking, after, QUEUE_PAGE + 1), {
    personId,
    now,
    whole: false,
  });
  const page = cases.slice(0, QUEUE_PAGE);
  return {
    cases: await withWhatWasSaid(page, IN_QUEUE, now),
    next: cases.length > QUEUE_PAGE ? (page.at(-1)?.place ?? null) : null,
  };
}

/** How many open cases there are under each filter. For moderators only. */
export async function countQueue(personId: string | null, now: Date): Promise<QueueCounts> {
  const count = (filter: QueueFilter) =>
    Prisma.sql`(count(*) FILTER (WHERE ${condition({ filter, personId, now })}))::int`;
  const [counts] = await db.$queryRaw<QueueCounts[]>`
    SELECT ${count('all')} AS "all", ${count('danger')} AS danger, ${count('reports')} AS reports,
      ${count('held')} AS held, ${count('appeals')} AS appeals, ${count('mine')} AS mine,
      ${count('unclaimed')} AS unclaimed
    FROM moderation_case c WHERE c.closed_at IS NULL`;
  return counts ?? { all: 0, danger: 0, reports: 0, held: 0, appeals: 0, mine: 0, unclaimed: 0 };
}

/** A case as a whole, open or decided; null when there is none. For moderators only. */
export async function getCase(
  id: string,
  personId: string | null,
  now: Date,
): Promise<CaseView | null> {
  if (!isId(id)) return null;
  const one = Prisma.sql`SELECT ${CASE_COLUMNS} FROM moderation_case c WHERE c.id = ${id}::uuid`;
  const cases = await readCases(one, { personId, now, whole: true });
  const [found] = await withWhatWasSaid(cases, ON_PAGE, now);
  return found ?? null;
}

/**
 * A comment as it would stand in a case of its own, with the id of its open case if there is one;
 * null when there is no such comment. For moderators only.
 */
export async function getCommentToJudge(
  commentId: string,
  personId: string | null,
  now: Date,
): Promise<{ caseId: string | null; view: CaseView } | null> {
  if (!isId(commentId)) return null;
  // What is not in the queue has no urgency; the view has the shape of a case without being one.
  const one = Prisma.sql`
    SELECT coalesce(k.id, w.id) AS id, coalesce(k.origin, 'report') AS origin, w.id AS comment_id,
      NULL::uuid AS essay_id, NULL::uuid AS persona_id, NULL::uuid AS appeal_id,
      coalesce(k.priority, 0) AS priority, coalesce(k.reason, '') AS reason,
      coalesce(k.report_count, 0) AS report_count, coalesce(k.opened_at, w.written_at) AS opened_at,
      NULL::timestamptz AS closed_at, k.claimed_by_id, k.claimed_at
    FROM comment w
    LEFT JOIN moderation_case k ON k.open_key = 'comment:' || w.id
    WHERE w.id = ${commentId}::uuid`;
  const cases = await readCases(one, { personId, now, whole: true });
  const [view] = await withWhatWasSaid(cases, ON_PAGE, now);
  return view ? { caseId: view.id === commentId ? null : view.id, view } : null;
}

/** The cases beside one in the queue, by their ids. */
export type Beside = { next: string | null; previous: string | null };

/**
 * What comes after a place in the queue, as far as no other moderator works on it, from the top
 * again after the last; and what comes before. Short ranges of the index, in one statement.
 */
export async function getBeside(looking: Looking, place: QueuePlace): Promise<Beside> {
  const [found] = await db.$queryRaw<(Beside & { first: string | null })[]>`
    SELECT (SELECT id FROM (${openCases(looking, place, 1, 'free')}) c) AS next,
      (SELECT id FROM (${openCases(looking, null, 1, 'free')}) c) AS first,
      (SELECT id FROM (${casesBefore(looking, place)}) c LIMIT 1) AS previous`;
  const next = found?.next ?? found?.first ?? null;
  return { next: next === place.id ? null : next, previous: found?.previous ?? null };
}

/**
 * A SELECT of open cases in the queue's order. The index gives them in that order, so that nothing
 * is sorted but what is given; a place splits the range in two, because its priority goes down where
 * its time goes up.
 */
function openCases(
  looking: Looking,
  after: QueuePlace | null,
  most: number,
  which: 'every' | 'free' = 'every',
): Prisma.Sql {
  const select = (range: Prisma.Sql) => Prisma.sql`
    SELECT ${CASE_COLUMNS} FROM moderation_case c
    WHERE c.closed_at IS NULL AND ${condition(looking)} AND ${range}
      AND ${which === 'free' ? free(looking) : Prisma.sql`TRUE`}
    ORDER BY ${IN_ORDER} LIMIT ${most}`;
  if (!after) return select(Prisma.sql`TRUE`);
  const { priority, openedAt, id } = after;
  const same = Prisma.sql`c.priority = ${priority} AND (c.opened_at, c.id) > (${openedAt}, ${id}::uuid)`;
  return Prisma.sql`
    SELECT * FROM (
      (${select(same)}) UNION ALL (${select(Prisma.sql`c.priority < ${priority}`)})
    ) c ORDER BY ${IN_ORDER} LIMIT ${most}`;
}

/** A SELECT of the nearest open cases before a place, nearest first. */
function casesBefore(looking: Looking, { priority, openedAt, id }: QueuePlace): Prisma.Sql {
  const backwards = Prisma.sql`c.closed_at DESC, c.priority, c.opened_at DESC, c.id DESC`;
  const select = (range: Prisma.Sql) => Prisma.sql`
    SELECT ${CASE_COLUMNS} FROM moderation_case c
    WHERE c.closed_at IS NULL AND ${condition(looking)} AND ${range}
    ORDER BY ${backwards} LIMIT 1`;
  const same = Prisma.sql`c.priority = ${priority} AND (c.opened_at, c.id) < (${openedAt}, ${id}::uuid)`;
  return Prisma.sql`
    SELECT * FROM (
      (${select(same)}) UNION ALL (${select(Prisma.sql`c.priority > ${priority}`)})
    ) c ORDER BY ${backwards}`;
}

/** Which open cases a filter lets through. */
function condition({ filter, personId, now }: Looking): Prisma.Sql {
  const danger = prioritiesOf('danger');
  const appeal = prioritiesOf('appeal');
  switch (filter) {
    case 'danger':
      return Prisma.sql`c.priority BETWEEN ${danger.from} AND ${danger.to}`;
    case 'reports':
      return Prisma.sql`c.origin = 'report'`;
    case 'held':
      return Prisma.sql`c.origin = 'check'`;
    case 'appeals':
      // Their step is nobody else's, and the index knows it.
      return Prisma.sql`c.origin = 'appeal' AND c.priority BETWEEN ${appeal.from} AND ${appeal.to}`;
    case 'mine':
      return personId === null
        ? Prisma.sql`FALSE`
        : Prisma.sql`c.claimed_by_id = ${personId}::uuid AND c.claimed_at > ${lapsed(now)}`;
    case 'unclaimed':
      return Prisma.sql`(c.claimed_by_id IS NULL OR c.claimed_at <= ${lapsed(now)})`;
    default:
      return Prisma.sql`TRUE`;
  }
}

/** What this moderator may take: nobody else works on it. */
function free({ personId, now }: Looking): Prisma.Sql {
  return Prisma.sql`(c.claimed_by_id IS NULL OR c.claimed_at <= ${lapsed(now)}
    OR c.claimed_by_id = ${personId}::uuid)`;
}

/** What was claimed then or before is anybody's again. */
const lapsed = (now: Date) => later(now, -CLAIM_FOR);

import 'server-only';
import { later } from '#lib/kernel/time.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { CLAIM_FOR, urgencyOf, writePlace } from '../rules/queue.ts';
import { ruleShortName } from '../rules.ts';
import type { CaseItem, CaseView, CommentItem, EssayItem, PersonaItem } from '../views.ts';

/** So much of what a comment answers is quoted with it (characters): the gist, not the whole. */
const QUOTED = 400;

/** A case with its item, as the database gives it. Nobody's account is in it but the moderators'. */
type CaseRow = {
  id: string;
  origin: CaseView['origin'];
  priority: number;
  reason: string;
  reportCount: number;
  openedAt: Date;
  closedAt: Date | null;
  claimedById: string | null;
  claimedBy: string | null;
  claimedAt: Date | null;
  appealId: string | null;
  appealText: string | null;
  appealMadeAt: Date | null;
  appealedDecisionId: string | null;
  aboutThread: boolean;
  aboutPersona: boolean;
  commentId: string | null;
  number: number;
  html: string;
  body: string | null;
  writtenAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  heldAt: Date | null;
  hiddenKind: string | null;
  hiddenRule: string | null;
  branchLocked: boolean;
  answersId: string | null;
  answersNumber: number;
  answersAuthor: string;
  answersText: string | null;
  personaId: string | null;
  personaName: string;
  personaKind: PersonaItem['personaKind'];
  threadId: string | null;
  threadLocked: boolean;
  slowSeconds: number | null;
  essayId: string | null;
  slug: string;
  byline: string;
  hiddenEssay: boolean;
  publishedEssay: boolean;
  title: string | null;
  summary: string | null;
  essayHtml: string | null;
};

/** A case before what others said about it was added. */
export type BareCase = Omit<CaseView, 'reports' | 'notes' | 'earlier'>;

/** What is asked of cases: by whom and when, and whether their texts are wanted as a whole. */
export type Asked = { personId: string | null; now: Date; whole: boolean };

/** In the queue's own order, which its index has (schema.prisma, ModerationCase). */
export const IN_ORDER = Prisma.sql`c.closed_at, c.priority DESC, c.opened_at, c.id`;

/** Every column that the SQL of case-rows.ts asks of a case. */
export const CASE_COLUMNS = Prisma.sql`
  c.id, c.origin, c.comment_id, c.essay_id, c.persona_id, c.appeal_id, c.priority, c.reason,
  c.report_count, c.opened_at, c.closed_at, c.claimed_by_id, c.claimed_at`;

/**
 * Reads cases with their items in one statement. `cases`: a SELECT of CASE_COLUMNS; what it gives is
 * read whole, so it must have a limit.
 */
export async function readCases(cases: Prisma.Sql, asked: Asked): Promise<BareCase[]> {
  const rows = await db.$queryRaw<CaseRow[]>`
    WITH c AS MATERIALIZED (${cases})
    SELECT c.id, c.origin::text, c.priority, c.reason, c.report_count AS "reportCount",
      c.opened_at AS "openedAt", c.closed_at AS "closedAt",
      c.claimed_by_id AS "claimedById", claimant.name AS "claimedBy",
      c.claimed_at AS "claimedAt",
      a.id AS "appealId", a.text AS "appealText", a.made_at AS "appealMadeAt",
      a.decision_id AS "appealedDecisionId",
      ad.thread_id IS NOT NULL AS "aboutThread",
      coalesce(c.persona_id, ad.persona_id) IS NOT NULL AS "aboutPersona",
      w.id AS "commentId", w.number, w.html,
      CASE WHEN ${asked.whole} THEN w.body END AS body,
      w.written_at AS "writtenAt", w.edited_at AS "editedAt", w.deleted_at AS "deletedAt",
      w.held_at AS "heldAt", hd.kind::text AS "hiddenKind", hd.rule AS "hiddenRule",
      w.locked_by_id IS NOT NULL AS "branchLocked",
      q.id AS "answersId", q.number AS "answersNumber", qp.name AS "answersAuthor",
      CASE WHEN q.deleted_at IS NULL THEN left(q.body, ${QUOTED}) END AS "answersText",
      p.id AS "personaId", p.name AS "personaName", p.kind::text AS "personaKind",
      t.id AS "threadId", t.locked_by_id IS NOT NULL AS "threadLocked",
      t.slow_seconds AS "slowSeconds",
      e.id AS "essayId", e.slug, e.byline, e.hidden_by_id IS NOT NULL AS "hiddenEssay",
      e.published_revision IS NOT NULL AS "publishedEssay",
      r.title, r.summary, CASE WHEN ${asked.whole} THEN r.html END AS "essayHtml"
    FROM c
    LEFT JOIN person claimant ON claimant.id = c.claimed_by_id
    LEFT JOIN appeal a ON a.id = c.appeal_id
    LEFT JOIN decision ad ON ad.id = a.decision_id
    LEFT JOIN comment w ON w.id = coalesce(c.comment_id, ad.comment_id)
    LEFT JOIN decision hd ON hd.id = w.hidden_by_id
    LEFT JOIN comment q ON q.id = coalesce(w.answers_id, w.parent_id)
    LEFT JOIN persona qp ON qp.id = q.persona_id
    LEFT JOIN persona p ON p.id = coalesce(c.persona_id, ad.persona_id, w.persona_id)
    LEFT JOIN thread own ON own.essay_id = coalesce(c.essay_id, ad.essay_id)
    LEFT JOIN thread t ON t.id = coalesce(w.thread_id, p.thread_id, ad.thread_id, own.id)
    LEFT JOIN essay e ON e.id = coalesce(c.essay_id, ad.essay_id, t.essay_id)
    LEFT JOIN essay_revision r
      ON r.essay_id = e.id AND r.number = coalesce(e.published_revision, e.hidden_revision)
    ORDER BY ${IN_ORDER}`;
  return rows.map((row) => toCase(row, asked));
}

function toCase(row: CaseRow, { personId, now }: Asked): BareCase {
  const { id, priority, openedAt } = row;
  return {
    id,
    origin: row.origin,
    urgency: urgencyOf(priority),
    reason: row.reason,
    reportCount: row.reportCount,
    openedAt: openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    place: writePlace({ priority, openedAt, id }),
    claim: claimOf(row, personId, now),
    item: itemOf(row),
    appeal:
      row.appealId === null
        ? null
        : {
            id: row.appealId,
            text: row.appealText ?? '',
            madeAt: (row.appealMadeAt ?? openedAt).toISOString(),
            decisionId: row.appealedDecisionId ?? '',
          },
  };
}

function claimOf(row: CaseRow, personId: string | null, now: Date): BareCase['claim'] {
  if (row.claimedById === null || row.claimedAt === null) return null;
  const until = later(row.claimedAt, CLAIM_FOR);
  if (until <= now) return null;
  const isOwn = row.claimedById === personId;
  return { by: row.claimedBy ?? 'A moderator', isOwn, until: until.toISOString() };
}

function itemOf(row: CaseRow): CaseItem | null {
  if (row.essayId === null) return null;
  const thread = threadOf(row);
  const essay = { id: row.essayId, slug: row.slug, title: row.title ?? '' };
  if (row.commentId !== null) return commentOf(row, row.commentId, thread, essay);
  if (row.aboutPersona && row.personaId !== null) return personaOf(row, thread, essay);
  if (row.aboutThread) return { kind: 'thread', thread, essay };
  return essayOf(row, row.essayId);
}

const threadOf = (row: CaseRow) => ({
  id: row.threadId ?? '',
  locked: row.threadLocked,
  slowSeconds: row.slowSeconds,
});

function personaOf(
  row: CaseRow,
  thread: PersonaItem['thread'],
  essay: PersonaItem['essay'],
): PersonaItem {
  return {
    kind: 'persona',
    id: row.personaId ?? '',
    name: row.personaName,
    personaKind: row.personaKind,
    thread,
    essay,
  };
}

function commentOf(
  row: CaseRow,
  id: string,
  thread: PersonaItem['thread'],
  essay: PersonaItem['essay'],
): CommentItem {
  const state = commentState(row);
  return {
    kind: 'comment',
    id,
    number: row.number,
    state,
    onHold: row.hiddenKind === 'hold',
    hiddenFor: row.hiddenRule === null ? null : ruleShortName(row.hiddenRule),
    author: personaOf(row, thread, essay),
    html: state === 'deleted' ? null : row.html,
    body: state === 'deleted' ? null : row.body,
    writtenAt: row.writtenAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    branchLocked: row.branchLocked,
    answers:
      row.answersId === null
        ? null
        : {
            id: row.answersId,
            number: row.answersNumber,
            author: row.answersAuthor,
            text: row.answersText,
          },
    thread,
    essay,
  };
}

function commentState(row: CaseRow): CommentItem['state'] {
  if (row.deletedAt) return 'deleted';
  if (row.heldAt) return 'held';
  return row.hiddenKind === null ? 'shown' : 'hidden';
}

function essayOf(row: CaseRow, id: string): EssayItem {
  return {
    kind: 'essay',
    id,
    slug: row.slug,
    title: row.title ?? '',
    summary: row.summary ?? '',
    byline: row.byline,
    state: row.hiddenEssay ? 'hidden' : row.publishedEssay ? 'shown' : 'taken-back',
    html: row.essayHtml,
    thread: row.threadId === null ? null : threadOf(row),
  };
}

import 'server-only';
import { db } from '#lib/platform/db.ts';
import { type DecisionKind, kinds, type SubjectKind } from '../rules/kinds.ts';
import { ruleShortName } from '../rules.ts';
import type { CaseItem, CaseView, EarlierDecision } from '../views.ts';
import type { BareCase } from './case-rows.ts';

/** How much of what was said is shown with each case. */
export type Most = { reports: number; notes: number; decisions: number };

/**
 * Adds to cases what people and moderators said about them: reports merged by reason, notes, and
 * earlier decisions about the same persona and its comments, essay or discussion. Three statements,
 * however many cases there are.
 */
export async function withWhatWasSaid(
  cases: BareCase[],
  most: Most,
  now: Date,
): Promise<CaseView[]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ id }) => id);
  const [reports, notes, earlier] = await Promise.all([
    readReports(ids, most.reports),
    readNotes(ids, most.notes),
    readEarlier(cases, most.decisions, now),
  ]);
  return cases.map((each) => ({
    ...each,
    reports: reports
      .filter(({ caseId }) => caseId === each.id)
      .map(({ caseId: _, ...report }) => report),
    notes: notes
      .filter(({ caseId }) => caseId === each.id)
      .map(({ caseId: _, by, writtenAt, ...note }) => ({
        ...note,
        by: by ?? 'A former moderator',
        writtenAt: writtenAt.toISOString(),
      })),
    earlier: {
      count: earlier.find(({ caseId }) => caseId === each.id)?.total ?? 0,
      decisions: earlier.filter(({ caseId }) => caseId === each.id).map(toDecision),
    },
  }));
}

type ReportRow = CaseView['reports'][number] & { caseId: string };

/** Never who reported: that is nobody's business here. */
function readReports(caseIds: string[], most: number): Promise<ReportRow[]> {
  return db.$queryRaw<ReportRow[]>`
    SELECT case_id AS "caseId", reason, count(*)::int AS count,
      (count(*) FILTER (WHERE contact_hash IS NOT NULL))::int AS notices,
      coalesce(
        (array_agg(note ORDER BY made_at, id) FILTER (WHERE note <> ''))[1:${most}::int],
        '{}'
      ) AS notes
    FROM report WHERE case_id = ANY(${caseIds}::uuid[])
    GROUP BY case_id, reason
    ORDER BY count(*) DESC, min(made_at), reason`;
}

type NoteRow = { caseId: string; id: string; by: string | null; text: string; writtenAt: Date };

/** The latest notes of each case, oldest of them first. */
function readNotes(caseIds: string[], most: number): Promise<NoteRow[]> {
  return db.$queryRaw<NoteRow[]>`
    SELECT n.case_id AS "caseId", n.id, p.name AS by, n.text, n.written_at AS "writtenAt"
    FROM unnest(${caseIds}::uuid[]) AS c (id)
    CROSS JOIN LATERAL (
      SELECT * FROM case_note WHERE case_id = c.id ORDER BY written_at DESC, id DESC LIMIT ${most}
    ) n
    LEFT JOIN person p ON p.id = n.by_id
    ORDER BY n.written_at, n.id`;
}

type EarlierRow = {
  caseId: string;
  total: number;
  id: string;
  kind: DecisionKind;
  commentId: string | null;
  number: number;
  essayId: string | null;
  personaId: string | null;
  threadId: string | null;
  rule: string | null;
  explanation: string;
  by: string | null;
  automated: boolean;
  decidedAt: Date;
  endsAt: Date | null;
  stands: boolean;
  sealed: boolean;
};

/**
 * The latest decisions about what each case is about. A persona belongs to one discussion, so this
 * tells nothing about whoever is behind it.
 */
function readEarlier(cases: BareCase[], most: number, now: Date): Promise<EarlierRow[]> {
  const about = cases.map(({ item }) => subjectsOf(item));
  return db.$queryRaw<EarlierRow[]>`
    SELECT k.id AS "caseId", d.total::int, d.id, d.kind::text, d.comment_id AS "commentId",
      w.number, d.essay_id AS "essayId", d.persona_id AS "personaId", d.thread_id AS "threadId",
      d.rule, d.explanation, m.name AS by, d.automated, d.decided_at AS "decidedAt",
      d.ends_at AS "endsAt",
      (d.ends_at IS NULL OR d.ends_at > ${now}) AND NOT EXISTS (
        SELECT FROM decision later WHERE later.reverses_id = d.id AND later.undone_at IS NULL
      ) AS stands,
      EXISTS (SELECT FROM sealed_text s WHERE s.decision_id = d.id AND s.purge_at > ${now})
        AS sealed
    FROM unnest(
      ${cases.map(({ id }) => id)}::uuid[], ${about.map(({ persona }) => persona)}::uuid[],
      ${about.map(({ essay }) => essay)}::uuid[],
      ${about.map(({ thread }) => thread)}::uuid[]
    ) AS k (id, persona_id, essay_id, thread_id)
    CROSS JOIN LATERAL (
      SELECT about.*, count(*) OVER () AS total FROM (
        SELECT o.* FROM decision o WHERE o.persona_id = k.persona_id
        UNION ALL
        SELECT o.* FROM comment c JOIN decision o ON o.comment_id = c.id
        WHERE c.persona_id = k.persona_id
        UNION ALL
        SELECT o.* FROM decision o WHERE o.essay_id = k.essay_id
        UNION ALL
        SELECT o.* FROM decision o WHERE o.thread_id = k.thread_id
      ) about
      WHERE about.undone_at IS NULL
      ORDER BY about.decided_at DESC, about.id DESC LIMIT ${most}
    ) d
    LEFT JOIN comment w ON w.id = d.comment_id
    LEFT JOIN person m ON m.id = d.decided_by_id
    ORDER BY d.decided_at DESC, d.id DESC`;
}

/** Of what else of an item there may be earlier decisions: of whoever wrote it, or of itself. */
function subjectsOf(item: CaseItem | null): Record<'persona' | 'essay' | 'thread', string | null> {
  const none = { persona: null, essay: null, thread: null };
  switch (item?.kind) {
    case 'comment':
      return { ...none, persona: item.author.id };
    case 'persona':
      return { ...none, persona: item.id };
    case 'essay':
      return { ...none, essay: item.id, thread: item.thread?.id ?? null };
    case 'thread':
      return { ...none, thread: item.thread.id };
    default:
      return none;
  }
}

function toDecision(row: EarlierRow): EarlierDecision {
  return {
    id: row.id,
    kind: row.kind,
    subject: subjectOf(row),
    comment: row.commentId === null ? null : { id: row.commentId, number: row.number },
    rule: row.rule === null ? null : ruleShortName(row.rule),
    explanation: row.explanation,
    by: row.automated ? null : row.by,
    automated: row.automated,
    decidedAt: row.decidedAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    stands: kinds[row.kind].burdens && row.stands,
    sealed: row.sealed,
  };
}

function subjectOf(row: EarlierRow): SubjectKind {
  if (row.commentId) return 'comment';
  if (row.essayId) return 'essay';
  return row.personaId ? 'persona' : 'thread';
}

import 'server-only';
import { SECOND } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { UNDO_WINDOW } from '#lib/policy/predicates.ts';
import type { DecisionKind, SubjectKind } from '../rules/kinds.ts';
import { BULK_MAX } from '../rules/queue.ts';
import type { Undoable } from '../views.ts';

type Row = {
  id: string;
  kind: DecisionKind;
  decidedAt: Date;
  commentId: string | null;
  number: number | null;
  essayId: string | null;
  personaId: string | null;
  caseId: string | null;
  name: string | null;
};

/**
 * What a moderator decided last, while it can still be undone: one decision, or those of one bulk
 * act; null when there is none. For that moderator only.
 */
export async function getUndoable(personId: string, now: Date): Promise<Undoable | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, d.kind::text, d.decided_at AS "decidedAt", d.comment_id AS "commentId", c.number,
      d.essay_id AS "essayId", d.persona_id AS "personaId", d.case_id AS "caseId",
      p.name
    FROM decision d
    LEFT JOIN comment c ON c.id = d.comment_id
    LEFT JOIN persona p ON p.id = coalesce(d.persona_id, c.persona_id)
    WHERE d.decided_by_id = ${personId}::uuid AND d.undone_at IS NULL AND d.import_id IS NULL
      AND d.decided_at > ${new Date(now.getTime() - UNDO_WINDOW)}
    ORDER BY d.decided_at DESC, d.id DESC LIMIT ${BULK_MAX}`;
  const [latest] = rows;
  if (!latest) return null;
  // A bulk act decides everything at one moment.
  const together = rows.filter(
    ({ kind, decidedAt }) =>
      kind === latest.kind && decidedAt.getTime() === latest.decidedAt.getTime(),
  );
  const left = latest.decidedAt.getTime() + UNDO_WINDOW - now.getTime();
  return {
    decisionIds: together.map(({ id }) => id),
    kind: latest.kind,
    subject: subjectOf(latest),
    number: latest.number,
    name: latest.name,
    secondsLeft: Math.floor(left / SECOND),
    caseId: together.length === 1 ? latest.caseId : null,
  };
}

function subjectOf(row: Row): SubjectKind {
  if (row.commentId) return 'comment';
  if (row.essayId) return 'essay';
  return row.personaId ? 'persona' : 'thread';
}

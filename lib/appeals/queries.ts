import 'server-only';
import type { Permit } from '#lib/comments/views.ts';
import { isId } from '#lib/kernel/ids.ts';
import type { Appeal } from '#lib/platform/db/generated/client.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import type { AppealSubject } from '#lib/policy/predicates.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { AppealView } from './views.ts';

/** What the policy asks about an appeal; null when there is none. Never leaves the server. */
export async function getAppealSubject(id: string): Promise<AppealSubject | null> {
  if (!isId(id)) return null;
  const { rows } = await databasePool().query<AppealSubject>({
    name: 'off-call-appeal-subject',
    text: `
      SELECT a.person_id AS "personId", d.decided_by_id AS "decidedById",
        a.outcome IS NOT NULL AS decided,
        EXISTS (
          SELECT FROM role_grant g
          WHERE g.role IN ('moderator', 'admin')
            AND g.person_id IS DISTINCT FROM a.person_id
            AND g.person_id IS DISTINCT FROM d.decided_by_id
            AND NOT EXISTS (
              SELECT FROM suspension s
              WHERE s.person_id = g.person_id AND s.starts_at <= now()
                AND (s.ends_at IS NULL OR s.ends_at > now())
            )
        ) AS "anotherModerator"
      FROM appeal a JOIN decision d ON d.id = a.decision_id
      WHERE a.id = $1::uuid`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The appeal against a decision; null when there is none. Ask the policy about the decision first. */
export async function getAppealOf(decisionId: string): Promise<AppealView | null> {
  if (!isId(decisionId)) return null;
  const appeal = await db.appeal.findUnique({ where: { decisionId } });
  return appeal && appealView(appeal);
}

/** Whether a moderator may decide about an appeal; not there any more, it can't be decided. */
export async function getRulingPermit(actor: Actor, appealId: string, now: Date): Promise<Permit> {
  const subject = await getAppealSubject(appealId);
  if (!subject) {
    return { allowed: false, code: 'not-found', message: 'This appeal does not exist any more.' };
  }
  const answer = can(actor, 'appeal.decide', subject, now);
  if (answer.allowed) return answer;
  return { allowed: false, code: answer.reason, message: reasons[answer.reason] };
}

function appealView(appeal: Appeal): AppealView {
  return {
    id: appeal.id,
    decisionId: appeal.decisionId,
    text: appeal.text,
    madeAt: appeal.madeAt.toISOString(),
    outcome: appeal.outcome,
    explanation: appeal.explanation,
    decidedAt: appeal.decidedAt?.toISOString() ?? null,
  };
}

import 'server-only';
import { later } from '#lib/kernel/time.ts';
import { type DecisionKind, kinds } from '#lib/moderation/rules/kinds.ts';
import { houseRule } from '#lib/moderation/rules.ts';
import { db } from '#lib/platform/db.ts';
import { APPEAL_WINDOW } from '#lib/policy/predicates.ts';
import { toldBy, withWhatItTells } from '../queries.ts';
import { type Basis, basisWords } from '../rules/mailing.ts';
import type { NoticeMail, Statement } from '../views.ts';

/** A notice as it is mailed now, and to which address. */
export type NoticeToMail = { to: string; mail: NoticeMail };

/**
 * What is to be mailed about a notice, as things stand now. Null when there is nothing to tell any
 * more: the notice or the person is gone, it was mailed, the decision was undone, or taken back, of
 * which its own notice tells; a report or an appeal is open again.
 */
export async function findNoticeToMail(noticeId: string): Promise<NoticeToMail | null> {
  const notice = await db.notice.findUnique({
    where: { id: noticeId, mailedAt: null },
    include: {
      ...withWhatItTells,
      person: { select: { email: true } },
    },
  });
  const told = notice && toldBy(notice);
  if (!told || ('outcome' in told && told.outcome === null)) return null;
  const explanation = await explanationOf(notice);
  if (notice.decisionId === null) {
    return { to: notice.person.email, mail: { told, explanation, statement: null } };
  }
  const decision = await db.decision.findUnique({
    where: { id: notice.decisionId, undoneAt: null, reversedBy: { none: { undoneAt: null } } },
    select: statementFields,
  });
  if (!decision) return null;
  const mail = { told, explanation: decision.explanation, statement: statementOf(decision) };
  return { to: notice.person.email, mail };
}

async function explanationOf({ appealId }: { appealId: string | null }): Promise<string | null> {
  if (appealId === null) return null;
  const appeal = await db.appeal.findUnique({ where: { id: appealId } });
  return appeal?.explanation ?? null;
}

const statementFields = {
  kind: true,
  rule: true,
  law: true,
  explanation: true,
  endsAt: true,
  source: true,
  automated: true,
  decidedAt: true,
} as const;

type DecisionRow = Basis & {
  kind: DecisionKind;
  rule: string | null;
  law: string | null;
  endsAt: Date | null;
  decidedAt: Date;
};

/** The fields of article 17 DSA, for what takes something from the person. */
function statementOf(decision: DecisionRow): Statement | null {
  if (!kinds[decision.kind].burdens) return null;
  const rule = decision.rule === null ? undefined : houseRule(decision.rule);
  return {
    kind: decision.kind,
    rule: rule ? { title: rule.title, text: rule.text } : null,
    law: decision.law,
    endsAt: decision.endsAt,
    basis: basisWords(decision),
    appealUntil: later(decision.decidedAt, APPEAL_WINDOW),
  };
}

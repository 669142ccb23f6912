import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Decision } from '#lib/platform/db/generated/client.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { reopenReports } from '#lib/reports/port.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import { touchedByModeration } from '../tags.ts';
import type { Decided, Within } from './decide.ts';
import { type CaseSubject, reopenCase } from './open-case.ts';
import { undoEffect } from './undo-effect.ts';

/**
 * Undoes a decision within the minute in which nobody has been told of it: its effect is taken back,
 * its case and reports are open again, and its notices are gone. The policy asks whether it is one's
 * own and still time; this fails with `undone-already`, and with `changed-since` when what it did
 * has been changed by somebody else.
 */
export function undoDecision(act: {
  decisionId: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<Decided>> {
  return changeAndTouch((tx, note) => undoWithin({ tx, note }, act));
}

async function undoWithin(
  within: Within,
  { decisionId, by, now }: { decisionId: string; by: DecidedBy; now: Date },
): Promise<Result<Decided>> {
  const { tx, note } = within;
  // Of two at once the second finds it undone.
  await tx.$queryRaw`SELECT FROM decision WHERE id = ${decisionId}::uuid FOR NO KEY UPDATE`;
  const decision = await tx.decision.findUnique({
    where: { id: decisionId },
    include: { appeal: { select: { id: true } } },
  });
  if (!decision) return fail('not-found', 'This decision does not exist any more.');
  if (decision.undoneAt) return fail('undone-already', reasons['undone-already']);
  if (decision.appeal) return fail('appealed-already', 'This decision was appealed meanwhile.');
  const effect = await undoEffect(within, decision);
  if (!effect.ok) return effect;
  await tx.decision.update({
    where: { id: decisionId },
    data: { undoneAt: now, undoneById: by.id },
  });
  await tx.notice.deleteMany({ where: { decisionId } });
  await reopen(tx, decision, now);
  note(touchedByModeration());
  return ok({ decisionId });
}

/** Opens the case that a decision has closed, with the reports that it has settled. */
async function reopen(tx: Transaction, decision: Decision, now: Date): Promise<void> {
  const { kind, caseId, decidedAt: settledAt } = decision;
  const subject = caseSubjectOf(decision);
  // A hold closes none.
  if (kind === 'hold' || caseId === null || subject === null) return;
  const openId = await reopenCase(tx, { caseId, subject, closedAt: settledAt, now });
  if (openId !== null) await reopenReports(tx, { caseId, settledAt, openId });
}

function caseSubjectOf({ commentId, essayId, personaId }: Decision): CaseSubject | null {
  if (commentId !== null) return { commentId };
  if (essayId !== null) return { essayId };
  return personaId === null ? null : { personaId };
}

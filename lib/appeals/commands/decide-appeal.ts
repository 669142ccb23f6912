import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { closeCase, refuseIfClaimed, reverseDecision } from '#lib/moderation/port.ts';
import type { DecidedBy } from '#lib/moderation/rules/decided-by.ts';
import { touchedByModeration } from '#lib/moderation/tags.ts';
import { addNotice } from '#lib/notifications/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { Ruling } from '../rules.ts';

/**
 * Decides about an appeal: the decision stands, or is taken back with everything that it did. Of two
 * moderators at the same time the first one decides and the second is told so. What has no effect
 * any more (the comment is deleted, the suspension over, somebody took it back before) is found to
 * have been wrong all the same.
 *
 * Fails with `appeal-decided`, and with `claimed` while another moderator works on it.
 */
export async function decideAppeal(decided: {
  appealId: string;
  outcome: Ruling;
  explanation: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<{ appealId: string; decisionId: string }>> {
  const { appealId, outcome, explanation, by, now } = decided;
  return changeAndTouch(async (tx, note) => {
    await tx.$queryRaw`SELECT FROM appeal WHERE id = ${appealId}::uuid FOR NO KEY UPDATE`;
    const appeal = await tx.appeal.findUnique({ where: { id: appealId } });
    if (!appeal) return fail('not-found', 'This appeal does not exist any more.');
    if (appeal.outcome !== null) return fail('appeal-decided', reasons['appeal-decided']);
    const claimed = await refuseIfClaimed(tx, { appealId }, by, now);
    if (claimed) return { ok: false, problem: claimed };
    const { decisionId, personId } = appeal;
    if (outcome === 'reversed') {
      const reversal = { decisionId, explanation, source: 'appeal', by, now } as const;
      // Refused, there is nothing left to take back.
      await reverseDecision(tx, reversal, note);
    }
    await tx.appeal.update({
      where: { id: appealId },
      data: {
        outcome,
        explanation,
        decidedAt: now,
        decidedById: by.id,
        decidedByRole: by.role,
      },
    });
    await closeCase(tx, { appealId }, now);
    if (personId !== null) {
      await addNotice(tx, { personId, about: { kind: 'appeal_outcome', appealId }, now });
    }
    // The log tells the outcome of an appeal beside the decision.
    note(touchedByModeration());
    return ok({ appealId, decisionId });
  });
}

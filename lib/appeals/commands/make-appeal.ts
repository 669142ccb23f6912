import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { openCase } from '#lib/moderation/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { touchedFigures } from '#lib/transparency/tags.ts';

/** The reason of the case when the decision rests on no house rule (slow mode). */
const WITHOUT_RULE = 'appeal';

/**
 * Takes down what a person says against a decision, and puts it into the moderators' queue. A
 * decision is appealed once; whether the person may is the policy's to say (decision.appeal), and of
 * what may change meanwhile the transaction makes sure.
 *
 * Fails with `appealed-already`, `undone-already` and `not-appealable`.
 */
export async function makeAppeal(made: {
  decisionId: string;
  personId: string;
  text: string;
  now: Date;
}): Promise<Result<{ appealId: string; decisionId: string }>> {
  const { decisionId, personId, text, now } = made;
  return changeAndTouch(async (tx, note) => {
    await tx.$queryRaw`SELECT FROM decision WHERE id = ${decisionId}::uuid FOR NO KEY UPDATE`;
    const decision = await tx.decision.findUnique({
      where: { id: decisionId },
      select: {
        rule: true,
        undoneAt: true,
        appeal: { select: { id: true } },
        reversedBy: { where: { undoneAt: null }, select: { id: true } },
      },
    });
    if (!decision) return fail('not-found', 'This decision does not exist any more.');
    if (decision.undoneAt) return fail('undone-already', reasons['undone-already']);
    if (decision.appeal) return fail('appealed-already', reasons['appealed-already']);
    if (decision.reversedBy.length > 0) return fail('not-appealable', reasons['not-appealable']);
    const appealId = newId();
    await tx.appeal.create({ data: { id: appealId, decisionId, personId, text, madeAt: now } });
    const reason = decision.rule ?? WITHOUT_RULE;
    await openCase(tx, { subject: { appealId }, origin: 'appeal', reason, reports: 0, now });
    note(touchedFigures());
    return ok({ appealId, decisionId });
  });
}

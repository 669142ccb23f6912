import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { WORD_RULES_TAG } from '../tags.ts';

/** Has a phrase looked for no longer. The rule stays on record, and what it held stays held. */
export async function endWordRule(ended: {
  ruleId: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  return changeAndTouch(async (tx, note) => {
    const { count } = await tx.wordRule.updateMany({
      where: { id: ended.ruleId, endedAt: null },
      data: { endedAt: ended.now },
    });
    if (count === 0) return fail('ended-already', 'This rule has ended already.');
    note({ now: [WORD_RULES_TAG], soon: [] });
    return ok({ id: ended.ruleId });
  });
}

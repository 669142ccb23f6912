import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { MOST_RULES, phraseKey, type WordRuleAction } from '../rules.ts';
import { WORD_RULES_TAG } from '../tags.ts';

/**
 * Has a phrase looked for from now on, in what is posted and in edits. Refuses one that is looked
 * for already, and more than MOST_RULES.
 */
export async function addWordRule(rule: {
  phrase: string;
  action: WordRuleAction;
  note: string;
  byId: string | null;
  now: Date;
}): Promise<Result<{ id: string }>> {
  const { phrase, action, note: why, byId, now } = rule;
  const key = phraseKey(phrase);
  return changeAndTouch(async (tx, note) => {
    // Of two at once with the same phrase one comes too late.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('word-rules', 1))`;
    const holding = await tx.wordRule.findMany({
      where: { endedAt: null },
      select: { phraseKey: true },
    });
    if (holding.some((known) => known.phraseKey === key)) {
      return fail(
        'known-already',
        'This phrase is looked for already. End that rule first.',
        'phrase',
      );
    }
    if (holding.length >= MOST_RULES) {
      return fail('too-many', `There are ${MOST_RULES} rules already. End one that is of no use.`);
    }
    const data = {
      id: newId(),
      phrase,
      phraseKey: key,
      action,
      note: why,
      madeAt: now,
      madeById: byId,
    };
    const { id } = await tx.wordRule.create({ data, select: { id: true } });
    note({ now: [WORD_RULES_TAG], soon: [] });
    return ok({ id });
  });
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { touchedByModeration } from '../tags.ts';
import { type Burden, claimedByAnother, type Deciding, sourceOf, type Within } from './decide.ts';
import type { DecidedComment } from './hide-comment.ts';
import { openCase } from './open-case.ts';
import { recordDecision } from './record-decision.ts';
import { setHiding } from './set-hiding.ts';
import { takeComment } from './take-item.ts';

type Holding = Burden & Deciding & { commentId: string };

/**
 * Takes a comment out of sight until a moderator has looked at it. It needs somebody to look, so its
 * case stays open, or is opened, and reports about it are settled by what is decided then.
 */
export function holdComment(act: Holding): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => holdWithin({ tx, note }, act));
}

async function holdWithin(
  within: Within,
  { commentId, source, ...act }: Holding,
): Promise<Result<DecidedComment>> {
  const { tx, note } = within;
  const taken = await takeComment(tx, commentId);
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  if (comment.hiddenBy?.kind === 'hide') {
    return fail('hidden-already', 'This comment is hidden already.');
  }
  if (comment.hiddenBy || comment.heldAt) {
    return fail('held-already', 'This comment is held already.');
  }
  const about = { commentId };
  const { now, rule } = act;
  const claimed = await claimedByAnother(within, about, act);
  if (claimed) return claimed;
  const { id: caseId } = await openCase(tx, {
    subject: about,
    origin: 'check',
    reason: rule,
    reports: 0,
    now,
  });
  const { id: decisionId } = await recordDecision(tx, {
    ...act,
    kind: 'hold',
    about,
    caseId,
    source: source ?? (await sourceOf(tx, caseId)),
  });
  await setHiding(within, taken.value, decisionId);
  note(touchedByModeration());
  return ok({ decisionId, commentId, threadId: thread.id });
}

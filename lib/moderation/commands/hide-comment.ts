import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Burden, type Decided, type Deciding, decide, type Within } from './decide.ts';
import { setHiding } from './set-hiding.ts';
import { takeComment } from './take-item.ts';

/** A comment that was decided about. */
export type DecidedComment = Decided & { commentId: string; threadId: string };

/**
 * Hides a comment from readers for a house rule, also one that is held. The decision is written in
 * the same transaction; of two moderators at once the second is told that it is done.
 */
export function hideComment(
  act: Burden & Deciding & { commentId: string },
): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => hideWithin({ tx, note }, act));
}

async function hideWithin(
  within: Within,
  { commentId, ...act }: Burden & Deciding & { commentId: string },
): Promise<Result<DecidedComment>> {
  const taken = await takeComment(within.tx, commentId);
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  if (comment.hiddenBy?.kind === 'hide') {
    return fail('hidden-already', 'This comment is hidden already.');
  }
  const made = await decide(within, { ...act, kind: 'hide', about: { commentId } });
  if (!made.ok) return made;
  const decided = made.value;
  await setHiding(within, taken.value, decided.decisionId);
  return ok({ ...decided, commentId, threadId: thread.id });
}

import { showHeld } from '#lib/comments/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Deciding, decide, type Within } from './decide.ts';
import type { DecidedComment } from './hide-comment.ts';
import { setHiding } from './set-hiding.ts';
import { mayBeDeleted, takeComment } from './take-item.ts';

type Restoring = Deciding & { commentId: string; explanation: string };

/**
 * Lets a hidden comment be read again. The decision that hid it stays on record; this one names the
 * same rule.
 */
export function restoreComment(act: Restoring): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => restoreWithin({ tx, note }, act));
}

/** As restoreComment, inside a transaction. */
export async function restoreWithin(
  within: Within,
  { commentId, ...act }: Restoring,
): Promise<Result<DecidedComment>> {
  const taken = await takeComment(within.tx, commentId, mayBeDeleted(act));
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  if (!comment.hiddenBy) return fail('not-hidden', 'This comment is not hidden.');
  if (comment.hiddenBy.kind === 'hold') {
    return fail('held', 'This comment is held, not hidden. Release it instead.');
  }
  const { id: reversesId, rule, law } = comment.hiddenBy;
  const about = { commentId };
  const made = await decide(within, { ...act, kind: 'restore', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  await setHiding(within, taken.value, null);
  // Hidden before it was ever shown, and restored: now it is. An import still waits for consent.
  if (comment.heldAt !== null && comment.importId === null) {
    await showHeld(within, { commentId, thread, now: act.now });
  }
  return ok({ ...decided, commentId, threadId: thread.id });
}

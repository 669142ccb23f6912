import { touchedWidely } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Burden, type Deciding, decide, type Within } from './decide.ts';
import type { DecidedComment } from './hide-comment.ts';
import { isHeld, type TakenItem, takeComment } from './take-item.ts';

type Locking = Burden & Deciding & { commentId: string };
type Unlocking = Deciding & { commentId: string; explanation: string };

/** Locks a comment and everything below it: all is read, nothing is written there. */
export function lockBranch(act: Locking): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => lockWithin({ tx, note }, act));
}

async function lockWithin(
  within: Within,
  { commentId, ...act }: Locking,
): Promise<Result<DecidedComment>> {
  const taken = await takeComment(within.tx, commentId);
  if (!taken.ok) return taken;
  if (taken.value.comment.lockedById !== null) {
    return fail('locked-already', 'This branch is locked already.');
  }
  // What is held still waits for somebody to let it out.
  const queue = isHeld(taken.value.comment) ? 'stays' : 'closes';
  const made = await decide(within, { ...act, kind: 'lock', about: { commentId }, queue });
  if (!made.ok) return made;
  const decided = made.value;
  await setBranchLock(within, taken.value, decided.decisionId);
  return ok({ ...decided, commentId, threadId: taken.value.thread.id });
}

/** Opens a locked branch again. */
export function unlockBranch(act: Unlocking): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => unlockBranchWithin({ tx, note }, act));
}

/** As unlockBranch, inside a transaction. */
export async function unlockBranchWithin(
  within: Within,
  { commentId, ...act }: Unlocking,
): Promise<Result<DecidedComment>> {
  // A lock outlives the text that it hangs on.
  const taken = await takeComment(within.tx, commentId, 'taken');
  if (!taken.ok) return taken;
  const { lockedById } = taken.value.comment;
  const lock = lockedById && (await within.tx.decision.findUnique({ where: { id: lockedById } }));
  if (!lock) return fail('not-locked', 'This branch is not locked.');
  const { id: reversesId, rule, law } = lock;
  const about = { commentId };
  const made = await decide(within, {
    ...act,
    kind: 'unlock',
    about,
    rule,
    law,
    reversesId,
  });
  if (!made.ok) return made;
  const decided = made.value;
  await setBranchLock(within, taken.value, null);
  return ok({ ...decided, commentId, threadId: taken.value.thread.id });
}

/** Sets the decision under which a branch that is taken is locked; null opens it. */
export async function setBranchLock(
  { tx, note }: Within,
  { thread, comment }: TakenItem,
  lockedById: string | null,
): Promise<void> {
  await tx.comment.update({ where: { id: comment.id }, data: { lockedById } });
  note(touchedWidely(thread.id));
}

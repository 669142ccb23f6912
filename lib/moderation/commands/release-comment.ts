import { showHeld } from '#lib/comments/port.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { ReportOutcome } from '#lib/reports/port.ts';
import { type Deciding, decide, type Within } from './decide.ts';
import type { DecidedComment } from './hide-comment.ts';
import { setHiding } from './set-hiding.ts';
import { mayBeDeleted, takeComment } from './take-item.ts';

type Releasing = Deciding & { commentId: string; explanation: string; outcome?: ReportOutcome };

/**
 * Lets one held comment be read: again, if it was shown before, or for the first time, together with
 * what is held above it, so that no answer stands without what it answers. Open pages hear of what
 * comes for the first time.
 */
export function releaseComment(act: Releasing): Promise<Result<DecidedComment>> {
  return changeAndTouch((tx, note) => releaseWithin({ tx, note }, act));
}

/** As releaseComment, inside a transaction. */
export async function releaseWithin(
  within: Within,
  { commentId, ...act }: Releasing,
): Promise<Result<DecidedComment>> {
  const taken = await takeComment(within.tx, commentId, mayBeDeleted(act));
  if (!taken.ok) return taken;
  const { thread, comment } = taken.value;
  if (comment.hiddenBy?.kind === 'hide') {
    return fail('comment-hidden', 'This comment is hidden, not held. Restore it instead.');
  }
  if (comment.hiddenBy === null && comment.heldAt === null) {
    return fail('released-already', 'This is released already.');
  }
  const held = comment.hiddenBy ?? (await standingHold(within.tx, commentId));
  const made = await decide(within, {
    ...act,
    kind: 'release',
    about: { commentId },
    rule: held?.rule ?? null,
    law: held?.law ?? null,
    reversesId: held?.id ?? null,
  });
  if (!made.ok) return made;
  const decided = made.value;
  if (comment.hiddenBy) await setHiding(within, taken.value, null);
  if (comment.heldAt) await showHeld(within, { commentId, thread, now: act.now });
  return ok({ ...decided, commentId, threadId: thread.id });
}

/** The decision by which a comment that was never shown waits; null for an import. */
function standingHold(tx: Transaction, commentId: string) {
  return tx.decision.findFirst({
    where: { commentId, kind: 'hold', undoneAt: null },
    orderBy: { decidedAt: 'desc' },
  });
}

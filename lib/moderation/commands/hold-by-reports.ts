import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { houseRule } from '../rules.ts';
import { touchedByModeration } from '../tags.ts';
import { recordDecision } from './record-decision.ts';
import { setHiding } from './set-hiding.ts';
import { takeComment } from './take-item.ts';

/** What the writer reads when reports took a comment out of sight. */
const EXPLANATION =
  'Several members reported this comment, each on their own. Nobody has decided anything yet: it is out of sight until a moderator has looked at it.';

/**
 * Takes a comment out of sight because members of standing reported it (the rule of three reports),
 * until a moderator has looked at it; the case stays open. Gives whether it did: not when it is out
 * of sight already or gone, and not when a moderator has looked at this text and left it readable.
 *
 * Takes the comment's thread, so the caller takes it before the case (lockThreadOf): everybody takes
 * them in this order, or two of them would wait for each other.
 */
export async function holdByReports(
  tx: Transaction,
  held: { commentId: string; caseId: string; now: Date },
  note: NoteTouches,
): Promise<boolean> {
  const { commentId, caseId, now } = held;
  const taken = await takeComment(tx, commentId);
  if (!taken.ok) return false;
  const { comment } = taken.value;
  if (comment.hiddenById !== null || comment.heldAt !== null) return false;
  const looked = await tx.decision.findFirst({
    where: {
      commentId,
      kind: { in: ['keep', 'restore', 'release'] },
      automated: false,
      undoneAt: null,
      decidedAt: { gt: comment.editedAt ?? comment.writtenAt },
    },
    select: { id: true },
  });
  if (looked) return false;
  const { reason } = await tx.moderationCase.findUniqueOrThrow({ where: { id: caseId } });
  const { id } = await recordDecision(tx, {
    kind: 'hold',
    about: { commentId },
    // A worry about a person's life is no rule that was broken.
    rule: houseRule(reason)?.key ?? null,
    explanation: EXPLANATION,
    source: 'automatic',
    by: null,
    caseId,
    now,
  });
  await setHiding({ tx, note }, taken.value, id);
  note(touchedByModeration());
  return true;
}

import { lockThreadOf } from '#lib/comments/port.ts';
import { touchedByDecision } from '#lib/comments/tags.ts';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { LOG_TAG } from '../tags.ts';
import type { DecidedBy } from './hide-comment.ts';

/**
 * Lets a hidden comment be read again. The decision that hid it stays on record; this one names the
 * same rule.
 */
export async function restoreComment(act: {
  commentId: string;
  explanation: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<{ commentId: string; threadId: string }>> {
  return changeAndTouch(async (tx, note) => {
    const thread = await lockThreadOf(tx, act.commentId);
    const comment = await tx.comment.findUnique({
      where: { id: act.commentId },
      include: { hiddenBy: true },
    });
    if (!thread || !comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
    if (!comment.hiddenBy) return fail('not-hidden', 'This comment is not hidden.');
    await tx.decision.create({
      data: {
        id: newId(),
        kind: 'restore',
        commentId: comment.id,
        rule: comment.hiddenBy.rule,
        explanation: act.explanation,
        decidedAt: act.now,
        decidedById: act.by.id,
        decidedByRole: act.by.role,
      },
    });
    await tx.comment.update({ where: { id: comment.id }, data: { hiddenById: null } });
    if (comment.heldAt === null) {
      await tx.thread.update({
        where: { id: thread.id },
        data: { commentCount: { increment: 1 } },
      });
    }
    note(touchedByDecision(thread.id, comment.id));
    note({ now: [LOG_TAG], soon: [] });
    return ok({ commentId: comment.id, threadId: thread.id });
  });
}

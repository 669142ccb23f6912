import { lockThreadOf } from '#lib/comments/port.ts';
import { touchedByDecision } from '#lib/comments/tags.ts';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { RuleKey } from '../rules.ts';
import { LOG_TAG } from '../tags.ts';

export type DecidedBy = { id: string | null; role: 'moderator' | 'admin' };

/**
 * Hides a comment from readers for a house rule. The decision is written in the same transaction;
 * of two moderators at once the second is told that it is done.
 */
export async function hideComment(act: {
  commentId: string;
  rule: RuleKey;
  explanation: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<{ commentId: string; threadId: string }>> {
  return changeAndTouch(async (tx, note) => {
    const thread = await lockThreadOf(tx, act.commentId);
    const comment = await tx.comment.findUnique({ where: { id: act.commentId } });
    if (!thread || !comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
    if (comment.hiddenById) return fail('hidden-already', 'This comment is hidden already.');
    const decision = await tx.decision.create({
      data: {
        id: newId(),
        kind: 'hide',
        commentId: comment.id,
        rule: act.rule,
        explanation: act.explanation,
        decidedAt: act.now,
        decidedById: act.by.id,
        decidedByRole: act.by.role,
      },
    });
    await tx.comment.update({ where: { id: comment.id }, data: { hiddenById: decision.id } });
    if (comment.heldAt === null) {
      await tx.thread.update({
        where: { id: thread.id },
        data: { commentCount: { decrement: 1 } },
      });
    }
    note(touchedByDecision(thread.id, comment.id));
    note({ now: [LOG_TAG], soon: [] });
    return ok({ commentId: comment.id, threadId: thread.id });
  });
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { countBelow } from './count-below.ts';
import { lockThreadOf } from './lock-thread.ts';

/**
 * Deletes a comment for its writer: its text and every earlier version are gone. With replies a
 * line stays in its place; without, nothing does, and a deleted parent that stood only for it goes
 * too.
 */
export async function deleteComment(deletion: {
  commentId: string;
  now: Date;
}): Promise<Result<{ id: string; threadId: string; slug: string }>> {
  return db.$transaction(async (tx) => {
    const thread = await lockThreadOf(tx, deletion.commentId);
    const comment = await tx.comment.findUnique({
      where: { id: deletion.commentId },
      include: { thread: { select: { essay: { select: { slug: true } } } } },
    });
    if (!thread || !comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);

    await tx.commentRevision.deleteMany({ where: { commentId: comment.id } });
    await tx.comment.update({
      where: { id: comment.id },
      data: {
        body: '',
        html: '',
        deletedAt: deletion.now,
        editedAt: null,
        helpfulCount: 0,
        sameCount: 0,
      },
    });
    // After the row is taken: whoever reacts at this moment comes before or finds it deleted.
    await tx.reaction.deleteMany({ where: { commentId: comment.id } });
    const wasReadable = comment.heldAt === null && comment.hiddenById === null;
    if (wasReadable) {
      await tx.thread.update({
        where: { id: thread.id },
        data: { commentCount: { decrement: 1 } },
      });
    }
    if (comment.heldAt === null && comment.replyCount === 0) {
      await giveUpPlace(tx, comment);
    }
    return ok({ id: comment.id, threadId: thread.id, slug: comment.thread.essay.slug });
  });
}

type Vanished = { threadId: string; parentId: string | null; path: Uint8Array };

/** Takes a vanished comment off the counts above it, and so on up while parents vanish too. */
async function giveUpPlace(tx: Transaction, comment: Vanished): Promise<void> {
  let gone: Vanished | null = comment;
  while (gone?.parentId) {
    await countBelow(tx, gone.threadId, gone.path, -1);
    const parent: Vanished & { replyCount: number; deletedAt: Date | null } =
      await tx.comment.update({
        where: { id: gone.parentId },
        data: { replyCount: { decrement: 1 } },
        select: { threadId: true, parentId: true, path: true, replyCount: true, deletedAt: true },
      });
    gone = parent.deletedAt && parent.replyCount === 0 ? parent : null;
  }
}

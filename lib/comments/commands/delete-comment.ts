import { pathNumbers } from '#lib/kernel/path.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { touchedByDeletion, type Vanished } from '../tags.ts';
import { lockThreadOf } from './lock-thread.ts';
import { weighStance } from './weigh-stance.ts';

/**
 * Deletes a comment for its writer: its text and every earlier version are gone, also what a
 * moderator's black-out has sealed. With replies a line stays in its place; without, nothing does,
 * and a deleted parent that stood only for it goes too.
 */
export async function deleteComment(deletion: {
  commentId: string;
  now: Date;
}): Promise<Result<{ id: string; threadId: string; slug: string }>> {
  return changeAndTouch(async (tx, note) => {
    const thread = await lockThreadOf(tx, deletion.commentId);
    const comment = await tx.comment.findUnique({
      where: { id: deletion.commentId },
      include: { thread: { select: { essay: { select: { slug: true } } } } },
    });
    if (!thread || !comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);

    await tx.commentRevision.deleteMany({ where: { commentId: comment.id } });
    await tx.sealedText.deleteMany({ where: { commentId: comment.id } });
    await tx.comment.update({
      where: { id: comment.id },
      data: {
        body: '',
        html: '',
        deletedAt: deletion.now,
        editedAt: null,
        stance: null,
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
    if (wasReadable) await weighStance({ tx, note }, thread.id, comment.stance);
    const path = pathNumbers(comment.path);
    const above = await readAbove(tx, thread.id, path.slice(0, -1));
    const vanished = comment.heldAt === null ? whatVanishes(comment, above) : [];
    await countOut(tx, vanished);
    note(
      touchedByDeletion({
        threadId: thread.id,
        commentId: comment.id,
        rootId: above.at(-1)?.id ?? comment.id,
        vanished,
      }),
    );
    return ok({ id: comment.id, threadId: thread.id, slug: comment.thread.essay.slug });
  });
}

type Above = Vanished & { replyCount: number; deletedAt: Date | null };

/** What stands above a comment, from its parent up: at most as many as the depth cap. */
async function readAbove(tx: Transaction, threadId: string, numbers: number[]): Promise<Above[]> {
  if (numbers.length === 0) return [];
  return await tx.comment.findMany({
    where: { threadId, number: { in: numbers } },
    select: { id: true, parentId: true, rootOrdinal: true, replyCount: true, deletedAt: true },
    orderBy: { depth: 'desc' },
  });
}

/** The comment, if no reply keeps its line, and everything deleted above it that stood only for it. */
function whatVanishes(comment: Vanished & { replyCount: number }, above: Above[]): Vanished[] {
  if (comment.replyCount > 0) return [];
  const staying = above.findIndex(({ deletedAt, replyCount }) => !deletedAt || replyCount > 1);
  return [comment, ...above.slice(0, staying === -1 ? above.length : staying)];
}

/**
 * Takes vanished comments, each the only reply to the next, off the counts of everything above
 * them, also of each other.
 */
async function countOut(tx: Transaction, vanished: Vanished[]): Promise<void> {
  const [first] = vanished;
  if (!first?.parentId) return;
  const parents = vanished.flatMap(({ parentId }) => parentId ?? []);
  await tx.$executeRaw`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, 1 AS steps FROM comment WHERE id = ${first.parentId}::uuid
      UNION ALL
      SELECT next.id, next.parent_id, steps + 1
      FROM comment next JOIN above ON next.id = above.parent_id
    )
    UPDATE comment SET
      reply_count = reply_count - CASE WHEN steps <= ${parents.length} THEN 1 ELSE 0 END,
      descendant_count = descendant_count - least(steps, ${vanished.length})
    FROM above WHERE comment.id = above.id`;
}

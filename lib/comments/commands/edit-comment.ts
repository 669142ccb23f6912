import { renderComment } from '#lib/kernel/markdown/render.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';

/**
 * Replaces a comment's text and keeps what it said before. The same text again changes nothing.
 */
export async function editComment(edit: {
  commentId: string;
  body: string;
  now: Date;
}): Promise<Result<{ id: string; threadId: string }>> {
  const html = renderComment(edit.body);
  return db.$transaction(async (tx) => {
    // Two edits at once must become two versions.
    await tx.$queryRaw`SELECT id FROM comment WHERE id = ${edit.commentId}::uuid FOR UPDATE`;
    const comment = await tx.comment.findUnique({
      where: { id: edit.commentId },
      include: { _count: { select: { revisions: true } } },
    });
    if (!comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
    if (comment.hiddenById) return fail('comment-hidden', reasons['comment-hidden']);
    const touched = ok({ id: comment.id, threadId: comment.threadId });
    if (comment.body === edit.body) return touched;
    await tx.commentRevision.create({
      data: {
        commentId: comment.id,
        number: comment._count.revisions + 1,
        body: comment.body,
        html: comment.html,
        replacedAt: edit.now,
      },
    });
    await tx.comment.update({
      where: { id: comment.id },
      data: { body: edit.body, html, editedAt: edit.now },
    });
    return touched;
  });
}

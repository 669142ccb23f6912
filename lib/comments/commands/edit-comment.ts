import { renderComment } from '#lib/kernel/markdown/render.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { touchedByText } from '../tags.ts';

/**
 * Replaces a comment's text and keeps what it said before. The same text again changes nothing.
 */
export async function editComment(edit: {
  commentId: string;
  body: string;
  now: Date;
}): Promise<Result<{ id: string; threadId: string }>> {
  const html = renderComment(edit.body);
  return changeAndTouch(async (tx, note) => {
    // Two edits at once must become two versions; replies come in meanwhile.
    await tx.$queryRaw`
      SELECT id FROM comment WHERE id = ${edit.commentId}::uuid FOR NO KEY UPDATE`;
    const comment = await tx.comment.findUnique({
      where: { id: edit.commentId },
      include: { _count: { select: { revisions: true } } },
    });
    if (!comment) return fail('not-found', 'This comment does not exist any more.');
    if (comment.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
    if (comment.hiddenById) return fail('comment-hidden', reasons['comment-hidden']);
    const edited = ok({ id: comment.id, threadId: comment.threadId });
    if (comment.body === edit.body) return edited;
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
    note(touchedByText(comment.id));
    return edited;
  });
}

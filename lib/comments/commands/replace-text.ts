import { renderComment } from '#lib/kernel/markdown/render.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { touchedByText } from '../tags.ts';

/** An earlier version of a comment's text. */
export type EarlierText = { number: number; body: string; replacedAt: Date };

/**
 * Gives a comment that is taken another text for a moderator, and exactly these earlier versions:
 * nothing of what stood there before is left in any of them. It does not count as an edit.
 */
export async function replaceText(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  replaced: {
    commentId: string;
    body: string;
    earlier: readonly EarlierText[];
    /** Since when something is blacked out in it; null when nothing is. */
    redactedAt: Date | null;
  },
): Promise<void> {
  const { commentId, body, earlier, redactedAt } = replaced;
  await tx.commentRevision.deleteMany({ where: { commentId } });
  await tx.commentRevision.createMany({
    data: earlier.map((text) => ({ commentId, ...text, html: renderComment(text.body) })),
  });
  await tx.comment.update({
    where: { id: commentId },
    data: { body, html: renderComment(body), redactedAt },
  });
  note(touchedByText(commentId));
}

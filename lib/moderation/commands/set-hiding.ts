import { weighStance } from '#lib/comments/port.ts';
import { touchedByDecision } from '#lib/comments/tags.ts';
import type { Within } from './decide.ts';
import type { TakenItem } from './take-item.ts';

/**
 * Puts a comment that is taken out of readers' sight by a decision, or back with null, and counts
 * it out or in. A comment that was never shown, and one without its text, is in no count.
 */
export async function setHiding(
  { tx, note }: Within,
  { thread, comment }: TakenItem,
  hiddenById: string | null,
): Promise<void> {
  await tx.comment.update({ where: { id: comment.id }, data: { hiddenById } });
  const was = comment.hiddenById === null;
  const is = hiddenById === null;
  const { heldAt, deletedAt } = comment;
  if (heldAt === null && deletedAt === null && was !== is) {
    await tx.thread.update({
      where: { id: thread.id },
      data: { commentCount: { increment: is ? 1 : -1 } },
    });
    await weighStance({ tx, note }, thread.id, comment.stance);
  }
  note(touchedByDecision(thread.id, comment.id));
}

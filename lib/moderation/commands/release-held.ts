import { lockThread, recountThread } from '#lib/comments/port.ts';
import { touchedWidely } from '#lib/comments/tags.ts';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { touchedByModeration } from '../tags.ts';
import type { DecidedBy } from './record-decision.ts';

/** What is let out: one held comment, or everything an import still holds. */
export type HeldSubject =
  | { commentId: string; importId?: undefined }
  | { importId: string; commentId?: undefined };

export type Released = {
  threadId: string;
  /** The import that held them. */
  importId: string | null;
  released: number;
};

/**
 * Lets held comments be read, because consent was given. A comment whose parent is still held is
 * let out together with everything above it, so that no answer stands without what it answers.
 */
export async function releaseHeld(
  act: HeldSubject & { by: DecidedBy; now: Date },
): Promise<Result<Released>> {
  return changeAndTouch(async (tx, note) => {
    const subject = await tx.comment.findFirst({
      where: act.commentId ? { id: act.commentId } : { importId: act.importId },
      include: { thread: { select: { essayId: true } } },
    });
    if (!subject) return fail('not-found', 'There is nothing of this kind any more.');
    const thread = await lockThread(tx, subject.thread.essayId);
    if (!thread) return fail('not-found', 'There is nothing of this kind any more.');

    const held = act.commentId
      ? await withHeldAncestors(tx, act.commentId)
      : { importId: act.importId, heldAt: { not: null } };
    const released = await tx.comment.updateMany({ where: held, data: { heldAt: null } });
    if (released.count === 0) return fail('released-already', 'This is released already.');
    await tx.decision.create({
      data: {
        id: newId(),
        kind: 'release',
        commentId: act.commentId,
        importId: act.importId,
        explanation: 'Consent was given.',
        decidedAt: act.now,
        decidedById: act.by.id,
        decidedByRole: act.by.role,
      },
    });
    await recountThread(tx, thread.id);
    note(touchedWidely(thread.id));
    note(touchedByModeration());
    return ok({
      threadId: thread.id,
      importId: subject.importId,
      released: released.count,
    });
  });
}

async function withHeldAncestors(tx: Transaction, commentId: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM comment WHERE id = ${commentId}::uuid
      UNION ALL
      SELECT above.id, above.parent_id FROM comment above JOIN up ON above.id = up.parent_id
    ) SELECT id FROM up`;
  return { id: { in: rows.map((row) => row.id) }, heldAt: { not: null } };
}

import { announceLate, lockThread, recountThread } from '#lib/comments/port.ts';
import { touchedWidely } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Decided, type Deciding, decide } from './decide.ts';

export type Released = Decided & { threadId: string; importId: string; released: number };

/**
 * Lets everything be read that an import still holds, because consent was given. One comment of it
 * is released as any other is (releaseComment).
 */
export async function releaseHeld({
  importId,
  ...act
}: Deciding & { importId: string }): Promise<Result<Released>> {
  return changeAndTouch(async (tx, note) => {
    const subject = await tx.comment.findFirst({
      where: { importId },
      include: { thread: { select: { essayId: true } } },
    });
    if (!subject) return fail('not-found', 'There is nothing of this kind any more.');
    const thread = await lockThread(tx, subject.thread.essayId);
    if (!thread) return fail('not-found', 'There is nothing of this kind any more.');
    const released = await tx.comment.updateManyAndReturn({
      where: { importId, heldAt: { not: null } },
      data: { heldAt: null },
      select: { number: true, writtenAt: true, deletedAt: true, hiddenById: true },
    });
    if (released.length === 0) return fail('released-already', 'This is released already.');
    const explanation = 'Consent was given.';
    const statement = { kind: 'release', about: { importId }, rule: null, explanation } as const;
    const made = await decide({ tx, note }, { ...act, ...statement });
    if (!made.ok) return made;
    await recountThread(tx, thread.id);
    const readable = released.filter(({ deletedAt, hiddenById }) => !deletedAt && !hiddenById);
    await announceLate(tx, thread.id, readable);
    note(touchedWidely(thread.id));
    return ok({ ...made.value, threadId: thread.id, importId, released: released.length });
  });
}

import { childPath } from '#lib/kernel/path.ts';
import { ok } from '#lib/kernel/result.ts';
import { touchedByModeration } from '#lib/moderation/tags.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { touchedWidely } from '../tags.ts';
import { lockThread } from './lock-thread.ts';
import { recountThread } from './recount-thread.ts';

/**
 * Takes the sample discussion away, with its personas and the decisions about it. What real people
 * answered to it stays and moves up to where the sample stood.
 *
 * @returns how many comments went, and how many moved.
 */
export async function removeSample(): Promise<{ removed: number; moved: number }> {
  const done = await changeAndTouch<{ removed: number; moved: number }>(async (tx, note) => {
    const threads = await tx.thread.findMany({
      where: { personas: { some: { kind: 'sample' } } },
      select: { id: true, essayId: true },
    });
    let removed = 0;
    let moved = 0;
    for (const thread of threads) {
      await lockThread(tx, thread.essayId);
      moved += await moveRepliesUp(tx, thread.id);
      const gone = await tx.comment.deleteMany({
        where: { threadId: thread.id, persona: { kind: 'sample' } },
      });
      removed += gone.count;
      await tx.persona.deleteMany({ where: { threadId: thread.id, kind: 'sample' } });
      await recountThread(tx, thread.id);
      note(touchedWidely(thread.id));
      note(touchedByModeration());
    }
    return ok({ removed, moved });
  });
  return done.ok ? done.value : { removed: 0, moved: 0 };
}

/** Gives every real comment below a sample one the place it has without the sample. */
async function moveRepliesUp(tx: Transaction, threadId: string): Promise<number> {
  const inOrder = await tx.comment.findMany({
    where: { threadId },
    select: {
      id: true,
      number: true,
      path: true,
      depth: true,
      parentId: true,
      answersId: true,
      persona: { select: { kind: true } },
    },
    orderBy: { path: 'asc' },
  });
  const isSample = new Set(
    inOrder.filter((each) => each.persona.kind === 'sample').map((each) => each.id),
  );
  // For every comment the nearest real one at or above it, already in its new place.
  type Place = { id: string | null; path: Uint8Array | null; depth: number };
  const nearestReal = new Map<string, Place>();
  let moved = 0;
  for (const comment of inOrder) {
    const above = (comment.parentId && nearestReal.get(comment.parentId)) || {
      id: null,
      path: null,
      depth: -1,
    };
    if (isSample.has(comment.id)) {
      nearestReal.set(comment.id, above);
      continue;
    }
    const path = childPath(above.path, comment.number);
    const depth = above.depth + 1;
    nearestReal.set(comment.id, { id: comment.id, path, depth });
    const answersSample = comment.answersId !== null && isSample.has(comment.answersId);
    if (depth !== comment.depth || answersSample) {
      moved += 1;
      const answersId = answersSample ? above.id : comment.answersId;
      await tx.comment.update({
        where: { id: comment.id },
        data: { path, depth, parentId: above.id, answersId },
      });
    }
  }
  return moved;
}

import { newId } from '#lib/kernel/ids.ts';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { childPath } from '#lib/kernel/path.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { parentFor } from '../rules.ts';
import { countBelow } from './count-below.ts';
import { lockThread } from './lock-thread.ts';
import { memberPersona } from './member-persona.ts';

export type NewComment = {
  essayId: string;
  /** The comment it answers; null starts a new branch. */
  answersId: string | null;
  personId: string;
  personName: string;
  body: string;
  /** The same key of the same writer is the same comment. */
  postKey: string;
  now: Date;
};

export type PostedComment = { id: string; number: number; threadId: string };

/**
 * Writes a comment into its thread. The thread's row is locked first, so numbers and paths have no
 * gaps and no doubles whatever comes at the same time.
 */
export async function postComment(comment: NewComment): Promise<Result<PostedComment>> {
  const html = renderComment(comment.body);
  return db.$transaction(async (tx) => {
    const thread = await lockThread(tx, comment.essayId);
    if (!thread?.published) return fail('not-published', reasons['not-published']);

    const owner = { userId: comment.personId, threadId: thread.id };
    const before = await tx.comment.findFirst({
      where: { postKey: comment.postKey, persona: { owner } },
      select: { id: true, number: true, threadId: true, body: true },
    });
    if (before) return sentBefore(before, comment.body);

    const place = await placeIn(tx, thread.id, comment.answersId);
    if (!place.ok) return place;
    const persona = await memberPersona(tx, {
      threadId: thread.id,
      personId: comment.personId,
      name: comment.personName,
      now: comment.now,
    });
    const number = thread.lastNumber + 1;
    const path = childPath(place.value.parentPath, number);
    const id = newId();
    await tx.comment.create({
      data: {
        id,
        threadId: thread.id,
        personaId: persona,
        number,
        parentId: place.value.parentId,
        answersId: comment.answersId,
        path,
        depth: place.value.depth,
        rootOrdinal: place.value.parentId === null ? thread.rootCount + 1 : null,
        body: comment.body,
        html,
        writtenAt: comment.now,
        postKey: comment.postKey,
      },
      // Or the whole text would come back twice, while others wait for the thread.
      select: { id: true },
    });
    await tx.thread.update({
      where: { id: thread.id },
      data: {
        lastNumber: number,
        commentCount: { increment: 1 },
        rootCount: { increment: place.value.parentId === null ? 1 : 0 },
      },
      select: { id: true },
    });
    if (place.value.parentId !== null) {
      await tx.comment.update({
        where: { id: place.value.parentId },
        data: { replyCount: { increment: 1 } },
        select: { id: true },
      });
      await countBelow(tx, thread.id, path, 1);
    }
    return ok({ id, number, threadId: thread.id });
  });
}

/** The same text is the same comment; another text under the same key must not be lost silently. */
function sentBefore(
  { body, ...before }: PostedComment & { body: string },
  sent: string,
): Result<PostedComment> {
  if (body === sent) return ok(before);
  const message = `This form was published already, as #${before.number}, with another text. Post it once more to publish this one as well.`;
  return fail('posted-already', message);
}

type Place = { parentId: string | null; parentPath: Uint8Array | null; depth: number };

async function placeIn(
  tx: Transaction,
  threadId: string,
  answersId: string | null,
): Promise<Result<Place>> {
  if (answersId === null) return ok({ parentId: null, parentPath: null, depth: 0 });
  const answered = await tx.comment.findFirst({
    where: { id: answersId, threadId },
    select: {
      id: true,
      depth: true,
      path: true,
      parentId: true,
      deletedAt: true,
      hiddenById: true,
      heldAt: true,
      parent: { select: { path: true } },
    },
  });
  if (!answered) return fail('not-found', 'The comment you answer does not exist any more.');
  if (answered.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
  if (answered.hiddenById) return fail('comment-hidden', reasons['comment-hidden']);
  if (answered.heldAt) return fail('comment-held', reasons['comment-held']);
  const parentId = parentFor(answered);
  if (parentId === answered.id) {
    return ok({ parentId, parentPath: answered.path, depth: answered.depth + 1 });
  }
  return ok({ parentId, parentPath: answered.parent?.path ?? null, depth: answered.depth });
}

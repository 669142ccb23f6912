import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { Stance } from '../rules/stances.ts';
import { PENDING_FOR } from '../rules.ts';
import { forgetExpiredComments } from './forget-expired-comments.ts';
import { isBranchLocked } from './is-branch-locked.ts';

/**
 * Keeps what a visitor wrote until they have signed in and confirmed it, bound to their browser.
 * The same form again replaces what it kept.
 */
export async function keepComment(comment: {
  essayId: string;
  answersId: string | null;
  body: string;
  stance?: Stance | null;
  postKey: string;
  browser: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  const { browser: browserHash, postKey, body, answersId, now } = comment;
  const stance = comment.stance ?? null;
  await forgetExpiredComments(now);
  const thread = await db.thread.findUniqueOrThrow({ where: { essayId: comment.essayId } });
  const refusal = answersId === null ? null : await whyNot(answersId, thread.id);
  if (refusal) return refusal;
  const kept = await db.pendingComment.upsert({
    where: { browserHash_postKey: { browserHash, postKey } },
    create: {
      id: newId(),
      threadId: thread.id,
      answersId,
      browserHash,
      body,
      postKey,
      stance,
      createdAt: now,
      expiresAt: later(now, PENDING_FOR),
    },
    update: { body, stance, expiresAt: later(now, PENDING_FOR) },
    select: { id: true },
  });
  return ok(kept);
}

/**
 * Why a comment cannot be answered, so that nobody signs in for nothing. The checks of the text come
 * when it is confirmed.
 */
async function whyNot(answersId: string, threadId: string): Promise<Result<never> | null> {
  const answered = await db.comment.findFirst({ where: { id: answersId, threadId } });
  if (!answered) return fail('not-found', 'The comment you answer does not exist any more.');
  if (answered.deletedAt) return fail('comment-deleted', reasons['comment-deleted']);
  if (answered.hiddenById) return fail('comment-hidden', reasons['comment-hidden']);
  if (answered.heldAt) return fail('comment-held', reasons['comment-held']);
  return (await isBranchLocked(db, answersId)) ? fail('locked', reasons.locked) : null;
}

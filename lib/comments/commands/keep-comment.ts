import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { PENDING_FOR } from '../rules.ts';

/**
 * Keeps what a visitor wrote until they have signed in and confirmed it, bound to their browser.
 * The same form again replaces what it kept.
 */
export async function keepComment(comment: {
  essayId: string;
  answersId: string | null;
  body: string;
  postKey: string;
  browser: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  const { browser: browserHash, postKey, body, answersId, now } = comment;
  await db.pendingComment.deleteMany({ where: { expiresAt: { lt: now } } });
  const thread = await db.thread.findUniqueOrThrow({ where: { essayId: comment.essayId } });
  if (answersId !== null) {
    const answered = await db.comment.count({ where: { id: answersId, threadId: thread.id } });
    if (answered === 0) return fail('not-found', 'The comment you answer does not exist any more.');
  }
  const kept = await db.pendingComment.upsert({
    where: { browserHash_postKey: { browserHash, postKey } },
    create: {
      id: newId(),
      threadId: thread.id,
      answersId,
      browserHash,
      body,
      postKey,
      createdAt: now,
      expiresAt: later(now, PENDING_FOR),
    },
    update: { body, expiresAt: later(now, PENDING_FOR) },
    select: { id: true },
  });
  return ok(kept);
}

import { db } from '#lib/platform/db.ts';

/** Forgets what visitors wrote, and did not sign in to post, when its time is over. */
export async function forgetExpiredComments(now: Date): Promise<void> {
  await db.pendingComment.deleteMany({ where: { expiresAt: { lt: now } } });
}

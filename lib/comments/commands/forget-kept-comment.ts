import { db } from '#lib/platform/db.ts';

/** Forgets what this browser kept under a form's key, once it is posted. */
export async function forgetKeptComment(kept: { browser: string; postKey: string }): Promise<void> {
  await db.pendingComment.deleteMany({
    where: { browserHash: kept.browser, postKey: kept.postKey },
  });
}

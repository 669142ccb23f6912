import { db } from '#lib/platform/db.ts';

/**
 * Takes the mail of a notice: of several processes one gets true, and nobody ever again. It is taken
 * before the mail is sent, so a process that ends in between has sent none: the notice stands at
 * /account/notices anyway, and the same suspension told twice reads like a second one.
 */
export async function claimMail(noticeId: string, now: Date): Promise<boolean> {
  const where = { id: noticeId, mailedAt: null };
  return (await db.notice.updateMany({ where, data: { mailedAt: now } })).count === 1;
}

/** Gives it back, when the mail server has refused the mail and it is tried again. */
export async function giveMailBack(noticeId: string): Promise<void> {
  await db.notice.updateMany({ where: { id: noticeId }, data: { mailedAt: null } });
}

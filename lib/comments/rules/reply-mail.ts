import { later, MINUTE } from '#lib/kernel/time.ts';

/** The job that mails a person that somebody has answered them. */
export const MAIL_REPLY = 'mail-reply';

/** An answer that its writer takes back at once, or a moderator within minutes, sends no mail. */
export const REPLY_MAIL_LAG = 5 * MINUTE;

/** The job for a comment that was published, or let be read, at `now`. */
export function replyMailJob(commentId: string, now: Date) {
  return { task: MAIL_REPLY, ids: { comment: commentId }, runAt: later(now, REPLY_MAIL_LAG) };
}

import { stopAddresses } from '#lib/people/port.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { getConfig } from '#lib/platform/config.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { sendMail } from '#lib/platform/mail/send-mail.ts';
import { takeFromLimit } from '#lib/platform/rate-limit.ts';
import { VISITOR } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { forgetExpiredComments } from './commands/forget-expired-comments.ts';
import { findReplyToMail } from './queries/reply-to-mail.ts';
import { getCommentSubject } from './queries/subjects.ts';
import { MAIL_REPLY } from './rules/reply-mail.ts';

/**
 * Mails the person whom a comment answers, if they want that and everybody can read the comment at
 * this moment. Throws when the mail server does not take it, so that it is tried again. A process
 * that ends right after sending sends it once more: told twice of one answer is no harm.
 */
async function mailReply(commentId: string, now: Date): Promise<void> {
  const [found, subject] = await Promise.all([
    findReplyToMail(commentId, now),
    getCommentSubject(commentId),
  ]);
  if (!found || !subject) return;
  const reader = await actorOf(found.personId, now);
  // A moderator may read what is hidden; no mail leads them there.
  const mayRead = [reader, VISITOR].every((one) => can(one, 'comment.read', subject, now).allowed);
  if (!mayRead || (await takeFromLimit('replyMails', found.personId)) !== null) return;
  // Loaded with the first mail: what renders it is large, and a site may send none for weeks.
  const { replyMail } = await import('./mail.tsx');
  const { siteName, siteUrl } = getConfig();
  const stop = stopAddresses(found.personId, siteUrl);
  const sent = await sendMail({
    to: found.to,
    ...(await replyMail(found.mail, { siteName, siteUrl }, stop.page)),
    headers: {
      // One click, by whatever the mail program shows for it (RFC 8058).
      'List-Unsubscribe': `<${stop.oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  if (!sent.ok) throw new Error('the mail server has not taken the mail');
}

/** What the discussion does later. */
export const commentTasks: readonly Task[] = [
  { name: MAIL_REPLY, run: ({ comment = '' }, now) => mailReply(comment, now) },
  {
    name: 'forget-expired-comments',
    at: '11 * * * *',
    run: (_ids, now) => forgetExpiredComments(now),
  },
];

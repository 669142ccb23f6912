import { getConfig } from '#lib/platform/config.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { sendMail } from '#lib/platform/mail/send-mail.ts';
import { claimMail, giveMailBack } from './commands/claim-mail.ts';
import { findNoticeToMail } from './queries/notice-to-mail.ts';
import { MAIL_NOTICE } from './rules/mailing.ts';

/**
 * Mails a notice to the person it is to, as things stand at this moment. Throws when the mail server
 * does not take it, so that it is tried again.
 */
async function mailNotice(noticeId: string, now: Date): Promise<void> {
  const found = await findNoticeToMail(noticeId);
  if (!found || !(await claimMail(noticeId, now))) return;
  // Loaded with the first mail: what renders it is large, and a site may send none for weeks.
  const { noticeMail } = await import('./mail.tsx');
  const { siteName, siteUrl } = getConfig();
  try {
    const sent = await sendMail({
      to: found.to,
      ...(await noticeMail(found.mail, { siteName, siteUrl })),
    });
    if (!sent.ok) throw new Error('the mail server has not taken the mail');
  } catch (error) {
    await giveMailBack(noticeId);
    throw error;
  }
}

/** What telling people things does later. */
export const noticeTasks: readonly Task[] = [
  { name: MAIL_NOTICE, run: ({ notice = '' }, now) => mailNotice(notice, now) },
];

import { getConfig } from '#lib/platform/config.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { sendMail } from '#lib/platform/mail/send-mail.ts';
import { takeFromLimit } from '#lib/platform/rate-limit.ts';
import {
  claimNoticeMail,
  giveNoticeMailBack,
  type NoticeMailKind,
} from './commands/claim-notice-mail.ts';
import { forgetContacts } from './commands/forget-contacts.ts';
import { findNoticeToMail } from './queries/notice-mail.ts';
import { MAIL_OUTCOME, MAIL_RECEIPT } from './rules/mailing.ts';

/**
 * Mails the sender of a notice, as things stand at this moment. Throws when the mail server does not
 * take it, so that it is tried again.
 */
async function mailSender(reportId: string, kind: NoticeMailKind, now: Date): Promise<void> {
  const found = await findNoticeToMail(reportId, kind);
  if (!found || !(await claimNoticeMail(reportId, kind, now))) return;
  // An address that was typed by anybody gets only so many receipts.
  if (kind === 'receipt' && (await takeFromLimit('receiptPerAddress', found.to)) !== null) return;
  // Loaded with the first mail: what renders it is large, and a site may send none for weeks.
  const { noticeSenderMail } = await import('./mail.tsx');
  const { siteName, siteUrl } = getConfig();
  try {
    const content = await noticeSenderMail(found.mail, { siteName, siteUrl });
    const sent = await sendMail({ to: found.to, ...content });
    if (!sent.ok) throw new Error('the mail server has not taken the mail');
  } catch (error) {
    await giveNoticeMailBack(reportId, kind);
    throw error;
  }
}

/** What reports and notices do later. */
export const reportTasks: readonly Task[] = [
  { name: MAIL_RECEIPT, run: ({ report = '' }, now) => mailSender(report, 'receipt', now) },
  { name: MAIL_OUTCOME, run: ({ report = '' }, now) => mailSender(report, 'outcome', now) },
  {
    name: 'forget-notice-contacts',
    at: '23 3 * * *',
    run: async (_ids, now) => void (await forgetContacts(now)),
  },
];

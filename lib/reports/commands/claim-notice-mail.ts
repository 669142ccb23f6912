import { db } from '#lib/platform/db.ts';

/** Which of the two mails about a notice. */
export type NoticeMailKind = 'receipt' | 'outcome';

const FIELD = { receipt: 'receiptMailedAt', outcome: 'outcomeMailedAt' } as const;

/**
 * Takes a mail about a notice before it is sent: of several processes one gets true, and nobody ever
 * again, so that no two are sent.
 */
export async function claimNoticeMail(
  reportId: string,
  kind: NoticeMailKind,
  now: Date,
): Promise<boolean> {
  const where = { id: reportId, [FIELD[kind]]: null };
  return (await db.report.updateMany({ where, data: { [FIELD[kind]]: now } })).count === 1;
}

/** Gives it back, when the mail server has refused the mail and it is tried again. */
export async function giveNoticeMailBack(reportId: string, kind: NoticeMailKind): Promise<void> {
  await db.report.updateMany({ where: { id: reportId }, data: { [FIELD[kind]]: null } });
}

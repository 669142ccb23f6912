import { newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { MAIL_NOTICE, mailAfter } from '../rules/mailing.ts';

/** What a person is told about: exactly one thing. */
export type NoticeSubject =
  | { kind: 'decision'; decisionId: string }
  | { kind: 'report_outcome'; reportId: string }
  | { kind: 'appeal_outcome'; appealId: string }
  | { kind: 'reveal'; disclosureId: string };

/**
 * Tells a person something, and nobody else, inside the transaction in which it happens. The mail
 * follows when the time for undoing is over, if there is still something to tell then.
 */
export async function addNotice(
  tx: Transaction,
  notice: { personId: string; about: NoticeSubject; now: Date },
): Promise<{ id: string }> {
  const { personId, about, now } = notice;
  const id = newId();
  await tx.notice.create({ data: { id, personId, ...about, madeAt: now } });
  await enqueue(tx, { task: MAIL_NOTICE, ids: { notice: id }, runAt: mailAfter(now) });
  return { id };
}

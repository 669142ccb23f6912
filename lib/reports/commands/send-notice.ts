import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { openCase } from '#lib/moderation/port.ts';
import type { ReportReason } from '#lib/moderation/rules/urgency.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { keyedHash } from '#lib/platform/keyed-hash.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { touchedFigures } from '#lib/transparency/tags.ts';
import { MAIL_RECEIPT } from '../rules/mailing.ts';
import { reportAddress } from '../rules.ts';
import { type ItemKey, lockItem } from './find-item.ts';

/** What a notice says, parsed. Name and address are null where they may be left out. */
export type SentNotice = ItemKey & {
  reason: ReportReason;
  why: string;
  name: string | null;
  email: string | null;
  now: Date;
};

/**
 * A visitor's notice (article 16 DSA): raises the item in the moderators' queue. It holds nothing,
 * because nobody knows whether two addresses are two people. One is kept for each address and item;
 * a second is answered in the same way, so that nobody can try out who has sent one.
 */
export async function sendNotice(sent: SentNotice): Promise<Result<{ address: string }>> {
  const { item, id, reason, now } = sent;
  return changeAndTouch(async (tx, note) => {
    const found = await lockItem(tx, { item, id });
    if (!found) return fail('not-found', 'This does not exist any more.');
    if (!found.readable) return fail('not-readable', reasons['not-readable']);
    const { subject } = found;
    const address = reportAddress(item, item === 'essay' ? found.essay.slug : id);
    // Without an address it is still a visitor's: its hash is nobody's.
    const contactHash = contactHashOf(sent.email ?? newId());
    const known = await tx.report.findFirst({ where: { contactHash, ...subject } });
    if (known) return ok({ address });

    const opened = { subject, origin: 'report', reason, reports: 1, now } as const;
    const { id: caseId } = await openCase(tx, opened);
    const reportId = newId();
    note(touchedFigures());
    await tx.report.create({
      data: {
        id: reportId,
        caseId,
        ...subject,
        reason,
        note: sent.why,
        ofStanding: false,
        contactName: sent.name,
        contactEmail: sent.email,
        contactHash,
        madeAt: now,
      },
    });
    if (sent.email !== null) {
      await enqueue(tx, { task: MAIL_RECEIPT, ids: { report: reportId }, runAt: now });
    }
    return ok({ address });
  });
}

/** By this two notices from one address are known, also when the address itself is forgotten. */
export function contactHashOf(email: string): string {
  return keyedHash('notice', email.trim().toLowerCase());
}

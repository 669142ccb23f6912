import { later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { CONTACT_KEPT_FOR } from '../rules/mailing.ts';

/** Forgets name and address of whoever sent a notice half a year after its outcome. Gives how many. */
export async function forgetContacts(now: Date): Promise<number> {
  const { count } = await db.report.updateMany({
    where: {
      outcomeAt: { lt: later(now, -CONTACT_KEPT_FOR) },
      OR: [{ contactName: { not: null } }, { contactEmail: { not: null } }],
    },
    data: { contactName: null, contactEmail: null },
  });
  return count;
}

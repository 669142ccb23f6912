import { ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Switches mails about answers on or off for a person. The same wish again keeps its date. */
export async function chooseReplyMails(choice: {
  personId: string;
  wanted: boolean;
  now: Date;
}): Promise<Result<{ wanted: boolean }>> {
  const { personId: id, wanted, now } = choice;
  await db.user.updateMany({
    where: wanted ? { id, replyMailsAt: null } : { id },
    data: { replyMailsAt: wanted ? now : null },
  });
  return ok({ wanted });
}

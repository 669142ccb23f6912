import { ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Keeps an essay for somebody to read later. A second time changes nothing. */
export async function saveForLater(saving: {
  personId: string;
  essayId: string;
  now: Date;
}): Promise<Result<null>> {
  const { personId: userId, essayId, now: savedAt } = saving;
  await db.savedEssay.createMany({ data: { userId, essayId, savedAt }, skipDuplicates: true });
  return ok(null);
}

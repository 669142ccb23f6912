import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Gives a case that one has claimed back to everybody. Giving back what lapsed is no mistake. */
export async function releaseCase(act: {
  caseId: string;
  personId: string;
}): Promise<Result<{ caseId: string }>> {
  const { caseId, personId } = act;
  const { count } = await db.moderationCase.updateMany({
    where: { id: caseId, OR: [{ claimedById: personId }, { claimedById: null }] },
    data: { claimedById: null, claimedAt: null },
  });
  if (count > 0) return ok({ caseId });
  const found = await db.moderationCase.findUnique({ where: { id: caseId } });
  if (!found) return fail('not-found', 'This case does not exist.');
  return fail('not-your-claim', 'Another moderator has claimed this case.');
}

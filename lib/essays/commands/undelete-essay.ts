import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';

/** Brings a draft back from the bin, as it was. */
export async function undeleteEssay({
  essayId,
}: {
  essayId: string;
}): Promise<Result<{ id: string }>> {
  const brought = await db.essay.updateMany({
    where: { id: essayId, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  return brought.count === 1 ? ok({ id: essayId }) : fail('not-deleted', reasons['not-deleted']);
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { holdEssay } from './essay-copy.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/**
 * Puts a draft into the bin, from which its author can bring it back for 30 days. What readers ever
 * had is taken back instead. A time at which it was to be published is over with that.
 */
export function deleteEssay(deletion: {
  essayId: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  const { essayId, now } = deletion;
  return db.$transaction(async (tx) => {
    const essay = await holdEssay(tx, essayId);
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    if (essay.deletedAt) return fail('essay-deleted', reasons['essay-deleted']);
    // A scheduled one may have been published since the policy was asked.
    if (essay.publishedAt) return fail('published-once', reasons['published-once']);
    const data = { ...NOT_SCHEDULED, deletedAt: now };
    await tx.essay.update({ where: { id: essayId }, data, select: { id: true } });
    return ok({ id: essayId });
  });
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/**
 * Takes back the time at which an essay was to be published, or the remark that it was missed. The
 * job that was put down finds nothing to do.
 */
export async function unscheduleEssay(taking: {
  essayId: string;
}): Promise<Result<{ id: string }>> {
  const changed = await db.essay.updateMany({
    where: {
      id: taking.essayId,
      OR: [{ scheduledFor: { not: null } }, { missedFor: { not: null } }],
    },
    data: NOT_SCHEDULED,
  });
  if (changed.count === 0) {
    return fail('not-scheduled', 'No time is set. It may have been published meanwhile.');
  }
  return ok({ id: taking.essayId });
}

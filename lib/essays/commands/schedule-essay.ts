import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { wrongTime } from '../rules/schedule.ts';
import { keepForReaders, type Press } from './publish-copy.ts';
import { unfinishedIn } from './publish-essay.ts';
import { jobKeyOf, NOT_SCHEDULED, PUBLISH_AT_ITS_TIME } from './scheduled-essay.ts';

export type Schedule = Press & {
  at: Date;
  /** The time zone in which its author said so (IANA). */
  zone: string;
};

/**
 * Has what is being written of an essay published at a time, whatever is written meanwhile. A time
 * that was set before is set anew, with the text as it is now. From then on the address no longer
 * follows the title: it may have been told to somebody.
 */
export function scheduleEssay(schedule: Schedule): Promise<Result<{ id: string }>> {
  const { at, zone, now } = schedule;
  return db.$transaction(async (tx) => {
    const wrong = wrongTime(at, now);
    if (wrong) return fail('wrong-time', wrong, 'at');
    const kept = await keepForReaders(tx, schedule);
    if (!kept.ok) return kept;
    const { essay, revision } = kept.value;
    const text = await tx.essayRevision.findUniqueOrThrow({
      where: { essayId_number: { essayId: essay.id, number: revision } },
      select: { title: true, words: true },
    });
    const unfinished = unfinishedIn(text);
    if (unfinished) return unfinished;
    if (revision === essay.publishedRevision) {
      return fail('published-already', 'Readers have exactly this text already.');
    }
    await tx.essay.update({
      where: { id: essay.id },
      data: {
        ...NOT_SCHEDULED,
        scheduledFor: at,
        scheduledRevision: revision,
        scheduledZone: zone,
        addressChosenAt: essay.addressChosenAt ?? now,
      },
      select: { id: true },
    });
    await enqueue(tx, {
      task: PUBLISH_AT_ITS_TIME,
      ids: { essay: essay.id },
      runAt: at,
      key: jobKeyOf(essay.id),
    });
    return ok({ id: essay.id });
  });
}

import { essayTag } from '#lib/essays/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { MOST_PARTS } from '../rules.ts';
import { setOrder, takeSeries, touchedBySeries } from './take-series.ts';

/**
 * Makes an essay of the series' author its last part. Refuses what stands in another series, what
 * lies in the bin, and more than MOST_PARTS.
 */
export function addToSeries(addition: {
  seriesId: string;
  essayId: string;
}): Promise<Result<{ id: string }>> {
  const { seriesId, essayId } = addition;
  return changeAndTouch(async (tx, note) => {
    const taken = await takeSeries(tx, seriesId);
    if (!taken.ok) return taken;
    const { id, authorId, parts } = taken.value;
    if (parts.includes(essayId)) return ok({ id });
    if (parts.length >= MOST_PARTS) {
      return fail('too-many', `A series can have ${MOST_PARTS} parts at most.`);
    }
    await tx.$queryRaw`SELECT id FROM essay WHERE id = ${essayId}::uuid FOR UPDATE`;
    const essay = await tx.essay.findUnique({
      where: { id: essayId },
      select: { authorId: true, seriesId: true, deletedAt: true },
    });
    const isOwn = essay !== null && authorId !== null && essay.authorId === authorId;
    if (!isOwn || essay.deletedAt) {
      return fail('not-found', 'That is no essay of yours.', 'essayId');
    }
    if (essay.seriesId) {
      return fail('elsewhere', 'That essay is part of another series.', 'essayId');
    }
    await setOrder(tx, id, [...parts, essayId]);
    note(touchedBySeries(taken.value));
    note({ now: [essayTag(essayId)], soon: [] });
    return ok({ id });
  });
}

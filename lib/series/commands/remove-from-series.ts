import { essayTag } from '#lib/essays/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { setOrder, takeSeries, touchedBySeries } from './take-series.ts';

/** Takes an essay out of a series; the essay stays as it is. */
export function removeFromSeries(removal: {
  seriesId: string;
  essayId: string;
}): Promise<Result<{ id: string }>> {
  const { seriesId, essayId } = removal;
  return changeAndTouch(async (tx, note) => {
    const taken = await takeSeries(tx, seriesId);
    if (!taken.ok) return taken;
    const { id, parts } = taken.value;
    if (!parts.includes(essayId)) {
      return fail('not-found', 'This essay is not part of the series any more.');
    }
    await tx.essay.update({
      where: { id: essayId },
      data: { seriesId: null, seriesPosition: null },
      select: { id: true },
    });
    await setOrder(
      tx,
      id,
      parts.filter((part) => part !== essayId),
    );
    note(touchedBySeries(taken.value));
    note({ now: [essayTag(essayId)], soon: [] });
    return ok({ id });
  });
}

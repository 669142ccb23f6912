import { essayTag } from '#lib/essays/tags.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { takeSeries, touchedBySeries } from './take-series.ts';

/** Deletes a series. Its essays stay, each for itself. */
export function deleteSeries(removal: { seriesId: string }): Promise<Result<{ id: string }>> {
  return changeAndTouch(async (tx, note) => {
    const taken = await takeSeries(tx, removal.seriesId);
    if (!taken.ok) return taken;
    const { id, parts } = taken.value;
    await tx.essay.updateMany({
      where: { seriesId: id },
      data: { seriesId: null, seriesPosition: null },
    });
    await tx.series.delete({ where: { id } });
    note(touchedBySeries(taken.value));
    note({ now: parts.map(essayTag), soon: [] });
    return ok({ id });
  });
}

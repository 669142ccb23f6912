import { ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { takeSeries, touchedBySeries } from './take-series.ts';

/** Gives a series another title and summary; its address stays. */
export function saveSeries(save: {
  seriesId: string;
  title: string;
  summary: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  return changeAndTouch(async (tx, note) => {
    const taken = await takeSeries(tx, save.seriesId);
    if (!taken.ok) return taken;
    const { id } = taken.value;
    const { title, summary, now } = save;
    await tx.series.update({ where: { id }, data: { title, summary, updatedAt: now } });
    note(touchedBySeries(taken.value));
    return ok({ id });
  });
}

import { ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Step, stepped } from '../rules.ts';
import { setOrder, takeSeries, touchedBySeries } from './take-series.ts';

/** Moves a part one step; what is no part any more, or at the end, stays where it is. */
export function moveInSeries(move: {
  seriesId: string;
  essayId: string;
  step: Step;
}): Promise<Result<{ id: string }>> {
  return changeAndTouch(async (tx, note) => {
    const taken = await takeSeries(tx, move.seriesId);
    if (!taken.ok) return taken;
    const { id, parts } = taken.value;
    await setOrder(tx, id, stepped(parts, move.essayId, move.step));
    note(touchedBySeries(taken.value));
    return ok({ id });
  });
}

import { MINUTE } from '#lib/kernel/time.ts';
import type { Touches } from '#lib/kernel/touches.ts';

/** The figures of the transparency page and its downloads. */
export const FIGURES_TAG = 'transparency-figures';

/** Counts over a year take no harm from a minute, and a busy hour is sixty refreshes at most. */
const FIGURES_LAG = MINUTE;

/** What a report or an appeal touches as long as nothing is decided: the figures. */
export function touchedFigures(): Touches {
  return { now: [], soon: [{ tag: FIGURES_TAG, afterMs: FIGURES_LAG }] };
}

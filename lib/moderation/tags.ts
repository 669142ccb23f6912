import { allTouches, type Touches } from '#lib/kernel/touches.ts';
import { touchedFigures } from '#lib/transparency/tags.ts';

/** The public log of decisions. */
export const LOG_TAG = 'moderation-log';

/**
 * What every decision touches besides what it is about, and so does undoing one and deciding an
 * appeal: the public log, and soon the figures.
 */
export function touchedByModeration(): Touches {
  return allTouches({ now: [LOG_TAG], soon: [] }, touchedFigures());
}

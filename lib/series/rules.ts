/** As long as an essay's: it stands in the same places. */
export const SERIES_TITLE_MAX = 150;
/** As long as an essay's. */
export const SERIES_SUMMARY_MAX = 300;

/** Parts of one series; a page lists them all. */
export const MOST_PARTS = 100;

/** Series of one author: their page lists them all. */
export const MOST_SERIES = 100;

/** One step in the order of a series. */
export const STEPS = ['up', 'down'] as const;
export type Step = (typeof STEPS)[number];

/** The order after one part has gone one step; the same when there is nowhere to go. */
export function stepped(ids: readonly string[], id: string, step: Step): string[] {
  const from = ids.indexOf(id);
  const to = step === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const without = ids.filter((each) => each !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}

import type { EssayAround } from '#components/essays/essay-around.ts';
import { getSurroundings } from '#lib/links/queries.ts';
import { getPlaceInSeries } from '#lib/series/queries.ts';

/** What stands around a published essay: its place in a series, what it answers, what leads to it. */
export async function findAround(essayId: string): Promise<EssayAround> {
  const [surroundings, place] = await Promise.all([
    getSurroundings({ essayId }),
    getPlaceInSeries(essayId),
  ]);
  return { surroundings, place };
}

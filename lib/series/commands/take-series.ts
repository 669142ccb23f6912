import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { ALL_SERIES_TAG, seriesAddressTag, seriesTag } from '../tags.ts';

/** A series that is taken for the rest of the transaction. */
export type TakenSeries = {
  id: string;
  slug: string;
  title: string;
  authorId: string | null;
  /** Ids of its parts in their order. */
  parts: string[];
};

/** Takes a series with its order; fails when there is none. */
export async function takeSeries(tx: Transaction, seriesId: string): Promise<Result<TakenSeries>> {
  await tx.$queryRaw`SELECT id FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  const series = await tx.series.findUnique({
    where: { id: seriesId },
    select: {
      id: true,
      slug: true,
      title: true,
      authorId: true,
      // What lies in the bin keeps its place, and has none as long as it lies there.
      essays: {
        where: { deletedAt: null },
        select: { id: true },
        orderBy: [{ seriesPosition: 'asc' }, { id: 'asc' }],
      },
    },
  });
  if (!series) return fail('not-found', 'This series does not exist any more.');
  const { essays, ...rest } = series;
  return ok({ ...rest, parts: essays.map(({ id }) => id) });
}

/** Writes the order of a series down, from 1. */
export async function setOrder(tx: Transaction, seriesId: string, parts: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE essay SET series_id = ${seriesId}::uuid, series_position = part.place
    FROM unnest(${parts}::uuid[]) WITH ORDINALITY AS part (id, place)
    WHERE essay.id = part.id`;
}

/** What shows a series is out of date: its page, its parts, lists of series. */
export function touchedBySeries({ id, slug }: { id: string; slug: string }): Touches {
  return { now: [seriesTag(id), seriesAddressTag(slug), ALL_SERIES_TAG], soon: [] };
}

import { firstIdAt } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { RUN_KEPT } from '../rules.ts';
import { deleteRun } from './delete-run.ts';
import { deleteRunFiles, keptRuns } from './run-folder.ts';

/** Deletes runs that are old, and files whose run is gone (their process ended in the middle). */
export async function purgeRuns(now: Date): Promise<void> {
  const old = await db.importRun.findMany({
    where: { createdAt: { lte: later(now, -RUN_KEPT) } },
    select: { id: true },
  });
  for (const { id } of old) await deleteRun(id);
  const kept = await keptRuns();
  const known = await db.importRun.findMany({
    where: { id: { in: kept } },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  // A younger one may be of a run whose row is about to be written.
  const settled = firstIdAt(later(now, -DAY));
  for (const id of kept) if (!ids.has(id) && id < settled) await deleteRunFiles(id);
}

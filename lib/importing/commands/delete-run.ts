import { ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { deleteRunFiles } from './run-folder.ts';

/**
 * Deletes a run with its files, whatever it is doing: an import that is under way ends without
 * anything of it having come in. What a finished one brought stays.
 */
export async function deleteRun(runId: string): Promise<Result<{ id: string }>> {
  await db.importRun.deleteMany({ where: { id: runId } });
  await deleteRunFiles(runId);
  return ok({ id: runId });
}

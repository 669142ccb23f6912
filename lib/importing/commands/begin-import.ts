import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';

/** The job that brings in what was read. */
export const RUN_IMPORT = 'run-import';

/** Has what was read brought in. Pressed twice, it is one import. */
export async function beginImport(begin: {
  runId: string;
  now: Date;
}): Promise<Result<{ id: string }>> {
  const { runId, now } = begin;
  return db.$transaction(async (tx): Promise<Result<{ id: string }>> => {
    const begun = await tx.importRun.updateMany({
      where: { id: runId, state: 'ready' },
      data: { state: 'importing', done: 0 },
    });
    if (begun.count > 0) {
      await enqueue(tx, { task: RUN_IMPORT, ids: { run: runId }, runAt: now });
      return ok({ id: runId });
    }
    const run = await tx.importRun.findUnique({ where: { id: runId }, select: { state: true } });
    if (run?.state === 'importing' || run?.state === 'done') return ok({ id: runId });
    return fail('not-ready', 'These files can’t be brought in now. Load the page again.');
  });
}

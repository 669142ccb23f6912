import { runOnce } from 'graphile-worker';
import { databasePool } from '#lib/platform/db.ts';
import { jobLogger } from '#lib/platform/jobs/job-logger.ts';
import type { JobIds, Task } from '#lib/platform/jobs/task.ts';

/** A job as it lies in the database. */
export type WaitingJob = { task: string; ids: JobIds; runAt: Date; key: string | null };

/** What is put down and not done yet, in the order of its time. */
export async function waitingJobs(): Promise<WaitingJob[]> {
  const { rows } = await databasePool().query<WaitingJob>(`
    SELECT t.identifier AS task, j.payload AS ids, j.run_at AS "runAt", j.key
    FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    ORDER BY j.run_at, j.id`);
  return rows;
}

/**
 * Runs, at the moment `now` of a test's own time, what is due by then, each job once, and gives how
 * many there were. Throws what a task throws.
 */
export async function runDueJobs(tasks: readonly Task[], now: Date): Promise<number> {
  await databasePool().query(
    `UPDATE graphile_worker._private_jobs
     SET run_at = CASE WHEN run_at <= $1 THEN now() - interval '1 second' ELSE now() + interval '1 day' END`,
    [now],
  );
  let ran = 0;
  const failures: unknown[] = [];
  const taskList = Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (ids: unknown) => {
        ran += 1;
        await task.run(ids as JobIds, now).catch((error: unknown) => {
          failures.push(error);
          throw error;
        });
      },
    ]),
  );
  const pgPool = databasePool();
  await runOnce({ pgPool, taskList, noHandleSignals: true, logger: jobLogger() });
  if (failures.length > 0) throw failures[0];
  return ran;
}

/** Takes away every job, for files whose tests must not see each other's. */
export async function forgetJobs(): Promise<void> {
  await databasePool().query('DELETE FROM graphile_worker._private_jobs');
}

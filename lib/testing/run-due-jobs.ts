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
  const giveBack = await holdBackWhatIsNotDue(now);
  try {
    return await runAll(tasks, now);
  } finally {
    await giveBack();
  }
}

/** The library goes by the real time: what a test's time makes due is due, and nothing else is. */
async function holdBackWhatIsNotDue(now: Date): Promise<() => Promise<void>> {
  const pool = databasePool();
  const { rows } = await pool.query<{ id: string; runAt: Date }>(
    'SELECT id, run_at AS "runAt" FROM graphile_worker._private_jobs WHERE run_at > $1',
    [now],
  );
  const ids = rows.map(({ id }) => id);
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() + CASE WHEN id = ANY ($1::bigint[])
       THEN interval '1 day' ELSE interval '-1 second' END`,
    [ids],
  );
  return async () => {
    await pool.query(
      `UPDATE graphile_worker._private_jobs j SET run_at = back.run_at
       FROM unnest($1::bigint[], $2::timestamptz[]) AS back (id, run_at) WHERE j.id = back.id`,
      [ids, rows.map(({ runAt }) => runAt)],
    );
  };
}

async function runAll(tasks: readonly Task[], now: Date): Promise<number> {
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

import 'server-only';
import { EventEmitter } from 'node:events';
import {
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  type RunnerOptions,
  run,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { DAY, SECOND } from '#lib/kernel/time.ts';
import { log } from '../log.ts';
import { jobLogger } from './job-logger.ts';
import { MOST_TRIES, type Task } from './task.ts';

/** One connection hears of new jobs, the other takes and ends them; tasks use the site's own. */
const CONNECTIONS = 2;

/** The second one is opened when something is due and closed soon after (ms). */
const IDLE = 2 * SECOND;

/** How often what was put down for later is looked at (ms). What is due at once is heard of. */
const LOOK_EVERY = 10 * SECOND;

/** Jobs that run at the same time: most of them wait for a mail server. */
const AT_ONCE = 2;

/** How far back work by the clock is made up for, at a site that was off (ms). */
const MADE_UP_FOR = DAY;

/** Jobs that are run until they are stopped. */
export type RunningJobs = {
  /** Takes no more jobs and waits for those that run. */
  stop(): Promise<void>;
  /** Resolves when it has ended, also by itself. */
  ended: Promise<void>;
};

/**
 * Runs the jobs of the database at `url`, those by the clock too. Several processes may do so: each
 * job is taken by one. What a process that is gone had taken and not finished is free again. `clock`
 * gives the time that a task is told.
 */
export async function runJobs(
  url: string,
  tasks: readonly Task[],
  clock: () => Date = () => new Date(),
): Promise<RunningJobs> {
  const pool = openPool(url);
  const events: WorkerEvents = new EventEmitter();
  tellOfFailures(events);
  try {
    const logger = jobLogger();
    await freeWhatIsLeft(pool, logger);
    const runner = await run({
      pgPool: pool,
      events,
      logger,
      noHandleSignals: true,
      concurrency: AT_ONCE,
      pollInterval: LOOK_EVERY,
      preset: { plugins: [waitForName(nameOfPool(events))] },
      taskList: Object.fromEntries(
        tasks.map((task) => [task.name, (ids: unknown) => perform(task, ids, clock)]),
      ),
      parsedCronItems: byTheClock(tasks),
    });
    return handle(runner, pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS, idleTimeoutMillis: IDLE });
  // A connection that breaks is opened anew by whoever needs it next.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function handle(runner: Runner, pool: pg.Pool): RunningJobs {
  const ended = runner.promise.catch(() => {}).finally(() => pool.end());
  return {
    ended,
    async stop() {
      // It may just have ended by itself; then there is nothing to wait for.
      await runner.stop().catch(() => {});
      await ended;
    },
  };
}

/**
 * Runs one job. What goes wrong is kept in the database by the library, with its message, which may
 * repeat what somebody wrote: only its kind goes there.
 */
async function perform(task: Task, ids: unknown, clock: () => Date): Promise<void> {
  try {
    await task.run(idsOf(ids), clock());
  } catch (error) {
    throw new Error(`${task.name}: ${kindOf(error)}`, { cause: error });
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return error.name + code;
}

/** What the library itself adds for work by the clock is no id. */
function idsOf(payload: unknown): Record<string, string> {
  if (typeof payload !== 'object' || payload === null) return {};
  return Object.fromEntries(
    Object.entries(payload).filter((entry): entry is [string, string] => {
      return typeof entry[1] === 'string';
    }),
  );
}

function byTheClock(tasks: readonly Task[]) {
  return parseCronItems(
    tasks.flatMap(({ name, at }) =>
      at === undefined
        ? []
        : {
            task: name,
            match: at,
            identifier: name,
            // Several that were missed are one.
            options: { backfillPeriod: MADE_UP_FOR, maxAttempts: MOST_TRIES, jobKey: name },
          },
    ),
  );
}

function tellOfFailures(events: WorkerEvents): void {
  events.on('job:error', ({ job, error }) => {
    const { id, task_identifier: task, attempts: tries } = job;
    const err = error instanceof Error ? (error.cause ?? error) : error;
    if (tries < job.max_attempts) log.warn({ err, job: id, task, tries }, 'a job is tried again');
    else
      log.error({ err, job: id, task, tries }, 'a job has failed for good and stays where it is');
  });
}

/**
 * While a process runs jobs, the connection on which it hears of new ones carries the name under
 * which it takes them. So others see whether it is still there. Resolves when it has the name.
 */
function nameOfPool(events: WorkerEvents): Promise<void> {
  return new Promise((resolve) => {
    events.on('pool:listen:success', ({ workerPool, client }) => {
      // The library sends its LISTEN first.
      client.once('drain', () => {
        client.query("SELECT set_config('application_name', $1, false)", [workerPool.id]).then(
          () => resolve(),
          // The connection is broken; the next one is named again.
          () => {},
        );
      });
    });
    // Whoever stops takes nothing any more, so nothing has to be waited for.
    events.on('pool:gracefulShutdown', () => resolve());
  });
}

/** Keeps jobs from being taken under a name that nobody can see yet. */
function waitForName(named: Promise<void>) {
  return {
    name: 'off-call-named-first',
    version: '1.0.0',
    worker: { hooks: { startWorker: () => named } },
  };
}

/** Takes back what was taken by processes that are gone; the library itself waits four hours. */
async function freeWhatIsLeft(
  pool: pg.Pool,
  logger: NonNullable<RunnerOptions['logger']>,
): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  try {
    const { rows } = await pool.query<{ holder: string }>(`
      SELECT DISTINCT locked_by AS holder FROM graphile_worker.jobs
      WHERE locked_by IS NOT NULL AND locked_by NOT IN (
        SELECT application_name FROM pg_stat_activity
        WHERE datname = current_database() AND application_name IS NOT NULL
      )`);
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map(({ holder }) => holder));
  } finally {
    await utils.release();
  }
}

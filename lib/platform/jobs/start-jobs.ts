import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '#lib/kernel/time.ts';
import { getConfig } from '../config.ts';
import { log } from '../log.ts';
import { atStop } from '../startup/at-stop.ts';
import type { RunningJobs } from './run-jobs.ts';
import type { Task } from './task.ts';

/** Jobs that ended by themselves, because the database was away, begin anew after this (ms). */
const PAUSE = 10 * SECOND;

const KEY = Symbol.for('off-call.jobs');

/**
 * Runs the site's jobs in this server process, once, until it stops; the stop waits for jobs that
 * run. Gives back at once: what is served first does not wait for it.
 */
export function startJobs(tasks: readonly Task[]): void {
  const { databaseUrl } = getConfig();
  const place = globalThis as { [KEY]?: true };
  if (!databaseUrl || place[KEY]) return;
  place[KEY] = true;
  const stop = new AbortController();
  const running = keepRunning(databaseUrl, tasks, stop.signal);
  atStop(async () => {
    stop.abort();
    await running;
  });
}

async function keepRunning(
  url: string,
  tasks: readonly Task[],
  signal: AbortSignal,
): Promise<void> {
  // The library is loaded here, and not by what only puts jobs down.
  const { runJobs } = await import('./run-jobs.ts');
  while (!signal.aborted) {
    const jobs = await runJobs(url, tasks).catch((error: unknown) => {
      log.error({ err: error }, 'the jobs could not be started');
      return null;
    });
    if (jobs) await untilEnd(jobs, signal);
    if (!signal.aborted) await wait(PAUSE, undefined, { signal }).catch(() => {});
  }
}

async function untilEnd(jobs: RunningJobs, signal: AbortSignal): Promise<void> {
  const stop = () => void jobs.stop();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  await jobs.ended;
  signal.removeEventListener('abort', stop);
}

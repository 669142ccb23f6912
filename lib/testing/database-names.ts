import { identifyProcess } from '#lib/platform/startup/process-identity.ts';

const PREFIX = 'offcall_test';

/** The migrated, empty database that a test run copies for its workers. */
export function templateName(run: number): string {
  return `${PREFIX}_${run}_template`;
}

/** The database of one worker of a test run. */
export function workerName(run: number, worker: string): string {
  return `${PREFIX}_${run}_${worker}`;
}

/** Whether a database belongs to the test run whose process id is `run`. */
export function belongsTo(run: number, database: string): boolean {
  return database.startsWith(`${PREFIX}_${run}_`);
}

/** Whether a database was left behind by a test run on this machine that was killed. */
export function isLeftBehind(database: string): boolean {
  const run = new RegExp(`^${PREFIX}_(\\d+)_`).exec(database)?.[1];
  return run !== undefined && identifyProcess(Number(run)) === undefined;
}

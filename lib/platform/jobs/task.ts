/** What a job is told: ids, by their names. Never a text or an address of a person's. */
export type JobIds = Readonly<Record<string, string>>;

/**
 * A kind of job, as a feature's jobs.ts declares it. `run` looks everything up itself: what held
 * when the job was put down may not hold any more. It may be called again after it failed, or after
 * the process ended in the middle of it.
 */
export type Task = {
  /** Verb and noun, such as `mail-notice`; kept in the database. */
  name: string;
  run: (ids: JobIds, now: Date) => Promise<void>;
  /** When it runs without being asked for, as a crontab says it, in UTC: `17 3 * * *`. */
  at?: string;
};

/** A job that is put down for later. */
export type NewJob = {
  task: string;
  ids: JobIds;
  runAt: Date;
  /** Of several jobs with the same key that have not begun, only the last stays. */
  key?: string;
};

/** Tries of one job; the pauses between them grow from seconds to two minutes. */
export const MOST_TRIES = 5;

import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import type { Statement, Transaction } from '../db.ts';
import { MOST_TRIES, type NewJob } from './task.ts';

/**
 * The call that puts a job down, as part of a statement; its parameters are those of `jobValues`,
 * the first of which has the number `first`.
 */
function addJobCall(first: number): string {
  const [task, ids, runAt, key, tries] = [0, 1, 2, 3, 4].map((step) => `$${first + step}`);
  return `graphile_worker.add_job(${task}::text, ${ids}::json, run_at => ${runAt}::timestamptz,
    job_key => ${key}::text, max_attempts => ${tries}::integer)`;
}

/** Task, ids, time, key and tries, as `addJobCall` takes them. Throws if an id is none. */
function jobValues({ task, ids, runAt, key }: NewJob): unknown[] {
  for (const [name, id] of Object.entries(ids)) {
    // What is put down lies in the database for a while, and in its copies for longer.
    if (!isId(id)) throw new Error(`a job is told ids only: ${task}, ${name}`);
  }
  return [task, JSON.stringify(ids), runAt, key ?? null, MOST_TRIES];
}

const ADD = `SELECT ${addJobCall(1)} IS NULL AS nothing`;

/**
 * Puts a job down inside a transaction: it is there when the transaction is committed, and never
 * was when it is not.
 */
export async function enqueue(tx: Transaction, job: NewJob): Promise<void> {
  // Unsafe only by Prisma's name: the text is a constant, the values are bound.
  await tx.$queryRawUnsafe(ADD, ...jobValues(job));
}

/** The same for a transaction without Prisma. */
export function enqueueStatement(job: NewJob): Statement {
  return { name: 'off-call-add-job', text: ADD, values: jobValues(job) };
}

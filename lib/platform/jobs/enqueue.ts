import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import type { Statement, Transaction } from '../db.ts';
import { MOST_TRIES, type NewJob } from './task.ts';

/** Task, ids, time, key and tries, as `ADD` takes them. Throws if an id is none. */
function jobValues({ task, ids, runAt, key }: NewJob): unknown[] {
  for (const [name, id] of Object.entries(ids)) {
    // What is put down lies in the database for a while, and in its copies for longer.
    if (!isId(id)) throw new Error(`a job is told ids only: ${task}, ${name}`);
  }
  return [task, JSON.stringify(ids), runAt, key ?? null, MOST_TRIES];
}

const ADD = `
  SELECT graphile_worker.add_job($1::text, $2::json, run_at => $3::timestamptz,
    job_key => $4::text, max_attempts => $5::integer) IS NULL AS nothing`;

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

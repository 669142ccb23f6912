import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { forgetJobs, runDueJobs, waitingJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { quickTransaction } from '../db.ts';
import { enqueue, enqueueStatement } from './enqueue.ts';
import { type RunningJobs, runJobs } from './run-jobs.ts';
import { MOST_TRIES, type Task } from './task.ts';

const { db, pool } = testDatabase();
const URL = process.env.DATABASE_URL ?? '';
const NOW = new Date('2026-11-23T09:00:00.000Z');

const running: RunningJobs[] = [];

beforeEach(forgetJobs);
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});

async function start(...tasks: Task[]): Promise<RunningJobs> {
  const jobs = await runJobs(URL, tasks);
  running.push(jobs);
  return jobs;
}

/** A task that keeps the ids it was told, and says when it has been told so many. */
function collecting(wanted: number, work: () => Promise<void> = async () => {}) {
  const told: string[] = [];
  let all = () => {};
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const task: Task = {
    name: 'collect',
    run: async ({ id }) => {
      told.push(id ?? '');
      if (told.length === wanted) all();
      await work();
    },
  };
  return { task, told, done };
}

const job = (id: string, runAt = new Date()) => ({ task: 'collect', ids: { id }, runAt });

describe('a job', () => {
  it('is there when its transaction is through, and runs', async () => {
    const { task, told, done } = collecting(1);
    await start(task);
    const id = newId();
    await db.$transaction((tx) => enqueue(tx, job(id)));
    await done;
    expect(told).toEqual([id]);
  });

  it('never was when its transaction is undone', async () => {
    const undone = db.$transaction(async (tx) => {
      await enqueue(tx, job(newId()));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await waitingJobs()).toEqual([]);
  });

  it('can be put down without Prisma, and undone there as well', async () => {
    const kept = newId();
    await quickTransaction(async ({ commit }) => commit(enqueueStatement(job(kept, NOW))));
    await quickTransaction(async ({ query }) => query(enqueueStatement(job(newId(), NOW))));
    expect(await waitingJobs()).toEqual([
      { task: 'collect', ids: { id: kept }, runAt: NOW, key: null },
    ]);
  });

  it('waits for its time', async () => {
    const { task, told } = collecting(1);
    const soon = newId();
    await db.$transaction(async (tx) => {
      await enqueue(tx, job(newId(), later(NOW, MINUTE)));
      await enqueue(tx, job(soon, later(NOW, SECOND)));
    });
    expect(await runDueJobs([task], later(NOW, SECOND))).toBe(1);
    expect(told).toEqual([soon]);
    expect(await waitingJobs()).toHaveLength(1);
  });

  it('of several with one key is the last', async () => {
    const ids = [newId(), newId(), newId()];
    for (const id of ids) {
      await db.$transaction((tx) => enqueue(tx, { ...job(id, NOW), key: 'one' }));
    }
    expect((await waitingJobs()).map((waiting) => waiting.ids.id)).toEqual([ids[2]]);
  });

  it('is told ids only', async () => {
    const text = { task: 'collect', ids: { id: 'anna@example.org' }, runAt: NOW };
    await expect(db.$transaction((tx) => enqueue(tx, text))).rejects.toThrow('ids only');
  });

  it('that fails is tried again, and stays where it is after five tries, without what it said', async () => {
    const task: Task = {
      name: 'collect',
      run: async () => {
        throw new Error('Anna wrote: secret');
      },
    };
    await db.$transaction((tx) => enqueue(tx, job(newId())));
    const triesOf = async () => {
      const { rows } = await pool.query<{ attempts: number; lastError: string }>(
        'SELECT attempts, last_error AS "lastError" FROM graphile_worker._private_jobs',
      );
      return rows;
    };
    for (let tries = 1; tries <= MOST_TRIES + 1; tries += 1) {
      await pool.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
      const jobs = await start(task);
      await expect
        .poll(triesOf)
        .toEqual([{ attempts: Math.min(tries, MOST_TRIES), lastError: 'collect: Error' }]);
      await jobs.stop();
    }
  });
});

describe('several processes', () => {
  it('run each job once', async () => {
    const ids = Array.from({ length: 60 }, newId);
    const { task, told, done } = collecting(ids.length);
    await db.$transaction(async (tx) => {
      for (const id of ids) await enqueue(tx, job(id));
    });
    await Promise.all([start(task), start(task)]);
    await done;
    await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
    expect(told.sort()).toEqual(ids.sort());
    expect(await waitingJobs()).toEqual([]);
  });

  it('take over at once what one that is gone had begun, and nothing from one that lives', async () => {
    const { task, told, done } = collecting(1);
    await db.$transaction((tx) => enqueue(tx, job(newId())));
    await pool.query(
      `UPDATE graphile_worker._private_jobs
       SET locked_by = 'pool-of-a-process-that-was-killed', locked_at = now(), attempts = 1`,
    );
    await start(task);
    await done;
    await expect.poll(waitingJobs).toEqual([]);

    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = collecting(1, () => gate);
    await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
    await start(slow.task);
    await db.$transaction((tx) => enqueue(tx, job(newId())));
    await slow.done;
    await start(task);
    release();
    await expect.poll(waitingJobs).toEqual([]);
    expect([slow.told.length, told.length]).toEqual([1, 1]);
  });
});

describe('stopping', () => {
  it('waits for what runs, and begins nothing more', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let finished = 0;
    const { task, done, told } = collecting(2, async () => {
      await gate;
      finished += 1;
    });
    const jobs = await start(task);
    await db.$transaction(async (tx) => {
      for (let i = 0; i < 3; i += 1) await enqueue(tx, job(newId()));
    });
    await done;
    let isStopped = false;
    const stopped = jobs.stop().then(() => {
      isStopped = true;
    });
    expect(isStopped).toBe(false);
    release();
    await stopped;
    expect([finished, told.length, (await waitingJobs()).length]).toEqual([2, 2, 1]);
  });
});

describe('work by the clock', () => {
  it('is told no ids, and what was missed while the site was off is made up for', async () => {
    const told: object[] = [];
    const missed = later(new Date(), -10 * MINUTE);
    const task: Task = {
      name: 'sweep',
      at: `${missed.getUTCMinutes()} ${missed.getUTCHours()} * * *`,
      run: async (ids) => {
        told.push(ids);
      },
    };
    await (await start(task)).stop();
    expect(told).toEqual([]);
    await pool.query(
      `UPDATE graphile_worker._private_known_crontabs
       SET known_since = now() - interval '1 hour', last_execution = NULL
       WHERE identifier = 'sweep'`,
    );
    await start(task);
    await expect.poll(() => told).toEqual([{}]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databasePool } from '../db.ts';
import { type Listening, listenForTouches } from './listen-for-touches.ts';
import { EVERYTHING, onTouch } from './tag-clock.ts';
import { touch } from './touch.ts';
import { CHANNEL, writeDueTouches, writeTouches } from './touch-table.ts';

const OTHER = 'another process';
const now = (...tags: string[]) => ({ now: tags, soon: [] });

const heardSoFar: string[] = [];
let listening: Listening;

/** Resolves when this process has marked the tag once more. */
function heard(tag: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = onTouch((tags) => {
    if (!tags.includes(tag)) return;
    stop();
    resolve();
  });
  return promise;
}

/** Process ids of the connections that listen in this database. */
async function ears(): Promise<number[]> {
  const { rows } = await databasePool().query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE application_name = 'off-call cache' AND datname = current_database()
       AND query LIKE 'LISTEN%'`,
  );
  return rows.map(({ pid }) => pid);
}

beforeAll(async () => {
  onTouch((tags) => heardSoFar.push(...tags));
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('the database tests have a database');
  const met = heard(EVERYTHING);
  listening = listenForTouches(url, databasePool());
  // Whatever was made before the first contact may be of another database.
  await met;
});

afterAll(() => listening.stop());

test('another process is heard at once', async () => {
  await expect.poll(ears).toHaveLength(1);
  const hearing = heard('essay:1');
  await writeTouches(databasePool(), now('essay:1', 'thread:1', 'essay:1'), OTHER);
  await hearing;
  expect(heardSoFar).toContain('thread:1');
});

test('more tags than a notification can carry are heard as well', async () => {
  const tags = Array.from({ length: 2_000 }, (_, i) => `many:${i}`);
  const hearing = heard('many:1999');
  await writeTouches(databasePool(), now(...tags), OTHER);
  await hearing;
});

test('what was only written and never notified is seen by looking', async () => {
  const hearing = heard('written:1');
  await databasePool().query('INSERT INTO cache_touch VALUES ($1, clock_timestamp())', [
    'written:1',
  ]);
  await hearing;
});

test('a connection that was cut is made again', async () => {
  const [pid] = await ears();
  await databasePool().query('SELECT pg_terminate_backend($1)', [pid]);
  await expect.poll(ears, { timeout: 10_000 }).not.toContain(pid);
  await expect.poll(ears, { timeout: 10_000 }).toHaveLength(1);
  const hearing = heard('notified:1');
  const payload = JSON.stringify({ from: OTHER, at: '1', tags: ['notified:1'] });
  await databasePool().query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
  await hearing;
});

test('each touch is counted once: our own when we make it, others when we hear of it', async () => {
  await touch(['own:1']);
  const first = heard('others:1');
  await writeTouches(databasePool(), now('others:1'), OTHER);
  await first;
  // A look at the table begins after this row is written, and finds both touches there as well.
  const looked = heard('written:2');
  await databasePool().query('INSERT INTO cache_touch VALUES ($1, clock_timestamp())', [
    'written:2',
  ]);
  await looked;
  expect(heardSoFar.filter((tag) => tag === 'own:1')).toHaveLength(1);
  expect(heardSoFar.filter((tag) => tag === 'others:1')).toHaveLength(1);
});

test('the table keeps one row a tag', async () => {
  await touch(['row:1', 'row:1']);
  await touch(['row:1']);
  const { rows } = await databasePool().query(
    "SELECT tag FROM cache_touch WHERE tag = 'row:1' AND touched_at <= clock_timestamp()",
  );
  expect(rows).toHaveLength(1);
});

test('a touch that can not be told is still a touch here, and does not fail', async () => {
  await databasePool().query('ALTER TABLE cache_touch RENAME TO cache_touch_away');
  try {
    const hearing = heard('untold:1');
    await touch(['untold:1']);
    await hearing;
  } finally {
    await databasePool().query('ALTER TABLE cache_touch_away RENAME TO cache_touch');
  }
});

describe('what is touched later', () => {
  const due = (tag: string, afterMs: number) => ({ now: [], soon: [{ tag, afterMs }] });
  const waiting = async () => {
    const { rows } = await databasePool().query('SELECT tag FROM cache_touch_due ORDER BY tag');
    return rows.map(({ tag }) => tag);
  };

  test('is touched when it is due, and not before', async () => {
    await writeTouches(databasePool(), due('later:1', 600_000), OTHER);
    const hearing = heard('soon:1');
    await writeTouches(databasePool(), due('soon:1', 0), OTHER);
    await hearing;
    expect(await waiting()).toEqual(['later:1']);
    expect(heardSoFar).not.toContain('later:1');
  });

  test('is due at the soonest moment that was named', async () => {
    await writeTouches(databasePool(), due('later:1', 900_000), OTHER);
    const hearing = heard('later:1');
    await writeTouches(databasePool(), due('later:1', 0), OTHER);
    await hearing;
    expect(await waiting()).toEqual([]);
  });

  test('is touched by one process only, and heard by all', async () => {
    await listening.stop();
    const tags = Array.from({ length: 200 }, (_, i) => `shared:${i}`);
    const soon = tags.map((tag) => ({ tag, afterMs: 0 }));
    await writeTouches(databasePool(), { now: [], soon }, OTHER);
    const made = await Promise.all(
      ['one', 'two', 'three', 'four'].map((name) => writeDueTouches(databasePool(), name)),
    );
    expect(
      made
        .flat()
        .map(({ tag }) => tag)
        .sort(),
    ).toEqual(tags.toSorted());
    const { rows } = await databasePool().query(
      "SELECT count(*)::int AS count FROM cache_touch WHERE tag LIKE 'shared:%'",
    );
    expect(rows).toEqual([{ count: 200 }]);
  });

  test('waits for a change that is not committed yet', async () => {
    await writeTouches(databasePool(), due('busy:1', 0), OTHER);
    const writer = await databasePool().connect();
    await writer.query('BEGIN');
    await writeTouches(writer, due('busy:1', 600_000), OTHER);
    // The row is due, but somebody is just about to change what it stands for.
    expect(await writeDueTouches(databasePool(), OTHER)).toEqual([]);
    await writer.query('COMMIT');
    writer.release();
    expect(await writeDueTouches(databasePool(), OTHER)).toMatchObject([{ tag: 'busy:1' }]);
  });
});

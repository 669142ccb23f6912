import { describe, expect, test } from 'vitest';
import { testDatabase } from './test-database.ts';

const { db, pool, countQueries, empty } = testDatabase();

describe('the test database', () => {
  test('is migrated and empty', async () => {
    const { rows } = await pool.query('SELECT migration_name FROM _prisma_migrations');
    expect(rows.length).toBeGreaterThan(0);
    expect(await db.user.count()).toBe(0);
  });

  test('is emptied on demand', async () => {
    await db.user.create({
      data: {
        email: 'a@example.org',
        sessions: { create: { sessionToken: 's', expires: new Date() } },
      },
    });
    await empty();
    expect([await db.user.count(), await db.session.count()]).toEqual([0, 0]);
  });
});

describe('countQueries', () => {
  test('counts what is sent, with what it says', async () => {
    const { result, count, statements } = await countQueries(async () => {
      await pool.query('SELECT 1');
      return db.$transaction(async (tx) => tx.$queryRaw<{ two: number }[]>`SELECT 2 AS two`);
    });
    expect(result).toEqual([{ two: 2 }]);
    expect(statements).toEqual(['SELECT 1', 'BEGIN', 'SELECT 2 AS two', 'COMMIT']);
    expect(count).toBe(4);
  });

  test('counts nothing afterwards, also when the work fails', async () => {
    const failing = countQueries(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    const { count } = await countQueries(async () => 1);
    expect(count).toBe(0);
  });
});

import pg from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '#lib/testing/test-database.ts';
import { getReadiness } from './queries.ts';

const { pool } = testDatabase();

it('is ready when the database answers and has every migration', async () => {
  expect(await getReadiness()).toEqual({ ready: true, database: 'up to date' });
});

it('is not ready when a migration is missing', async () => {
  await pool.query('DELETE FROM _prisma_migrations');
  const readiness = await getReadiness();
  expect(readiness.ready).toBe(false);
  expect(readiness.database).toMatch(/missing/);
});

it('is not ready when the database does not answer', async () => {
  const here = new URL(process.env.DATABASE_URL ?? '');
  const elsewhere = new URL(here);
  elsewhere.pathname = '/postgres';
  const server = new pg.Client({ connectionString: elsewhere.href });
  await server.connect();
  await server.query(`ALTER DATABASE ${here.pathname.slice(1)} ALLOW_CONNECTIONS false`);
  await server.end();
  const { closeDatabase } = await import('#lib/platform/db.ts');
  await closeDatabase();
  expect(await getReadiness()).toEqual({ ready: false, database: 'does not answer' });
});

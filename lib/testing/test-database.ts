import type pg from 'pg';
import { databasePool, db } from '#lib/platform/db.ts';
import { type Counted, countQueries } from './count-queries.ts';

/** The database of this test file: fresh from the template, shared with nobody. */
export type TestDatabase = {
  /** The same client that the code under test uses. */
  db: typeof db;
  pool: pg.Pool;
  countQueries: typeof countQueries;
  /** Empties every table and forgets every job, for files whose tests must not see each other's rows. */
  empty(): Promise<void>;
};

export type { Counted };

/** The database for a file named `*.db.test.ts`. Other files have none. */
export function testDatabase(): TestDatabase {
  return { db, pool: databasePool(), countQueries, empty };
}

async function empty(): Promise<void> {
  const pool = databasePool();
  const { rows } = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  await pool.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} RESTART IDENTITY`);
  await pool.query('DELETE FROM graphile_worker._private_jobs');
}

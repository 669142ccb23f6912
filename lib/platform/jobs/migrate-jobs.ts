import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** PostgreSQL's code for a table that does not exist. */
const NO_SUCH_TABLE = '42P01';

/** Where the installed version of the library keeps its migrations: "000020.sql". */
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('graphile-worker')), '../sql');

/**
 * Brings the tables of the jobs (schema `graphile_worker`) in the database at `url` to what the
 * installed library needs. The library is loaded only if there is something to do. The caller keeps
 * others from migrating at the same time.
 */
export async function migrateJobs(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    if ((await newestApplied(pool)) >= newestKnown()) return;
    const [{ runMigrations }, { jobLogger }] = await Promise.all([
      import('graphile-worker'),
      import('./job-logger.ts'),
    ]);
    await runMigrations({ pgPool: pool, logger: jobLogger() });
  } finally {
    await pool.end();
  }
}

function newestKnown(): number {
  const files = readdirSync(FOLDER);
  return Math.max(...files.map((file) => Number.parseInt(file, 10)).filter(Number.isFinite));
}

async function newestApplied(pool: pg.Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ newest: number | null }>(
      'SELECT max(id) AS newest FROM graphile_worker.migrations',
    );
    return rows[0]?.newest ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === NO_SUCH_TABLE) return 0;
    throw error;
  }
}

import pg from 'pg';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { StartupProblem } from '../startup/startup-problem.ts';
import { MIGRATIONS, readMigrations } from './migration-folder.ts';
import { openSchemaEngine } from './schema-engine.ts';

/** Key of the PostgreSQL lock that one migrating process holds; any number that nobody else uses. */
const LOCK = 20_261_122;

/**
 * Brings the database at `url` (a connection string) to the newest migration, in this process and
 * with Prisma's own engine, as `prisma migrate deploy` would, but without its two seconds. Two
 * processes may start at once: the second waits and finds nothing to do. `say` is told what is
 * applied or waited for; `folder` holds the migrations.
 *
 * @returns the names of the migrations that were applied now.
 * @throws StartupProblem when a migration fails; PostgreSQL's own error when it does not answer.
 */
export async function migrate(
  url: string,
  say: (line: string) => void,
  folder: string = MIGRATIONS,
): Promise<{ applied: string[] }> {
  // The lock belongs to this connection, so it ends with the process, however that ends.
  const lock = new pg.Client({ connectionString: url });
  // A server that goes away fails the migration itself, and that is what is told.
  lock.on('error', () => {});
  await lock.connect();
  try {
    await takeLock(lock, say);
    const applied = await apply(url, folder);
    for (const name of applied) say(`Migrated the database: ${name}`);
    await migrateJobs(url);
    return { applied };
  } finally {
    await lock.end();
  }
}

async function takeLock(client: pg.Client, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS taken',
    [LOCK],
  );
  if (rows[0]?.taken) return;
  say('Waiting for another process that migrates this database');
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
}

async function apply(url: string, folder: string): Promise<string[]> {
  const { engine, close } = await openSchemaEngine(url);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(folder),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new StartupProblem(`The database can't be migrated. ${reason}`);
  } finally {
    await close();
  }
}

import pg from 'pg';
import { migrationNames } from './migration-folder.ts';

/** What a question can be put to: a pool, a client. */
type Queryable = Pick<pg.Pool, 'query'>;

/** PostgreSQL's code for a table that does not exist. */
const NO_SUCH_TABLE = '42P01';

/**
 * Which migrations of the project the database still lacks, by name, oldest first: none when it is
 * ready. One query over a table with a row for each migration. `database` is a pool or client, or a
 * connection string, for which one connection is opened and closed.
 */
export async function migrationState(database: Queryable | string): Promise<{ pending: string[] }> {
  if (typeof database !== 'string') return compare(database);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await compare(client);
  } finally {
    await client.end();
  }
}

async function compare(database: Queryable): Promise<{ pending: string[] }> {
  const [names, finished] = await Promise.all([migrationNames(), finishedMigrations(database)]);
  return { pending: names.filter((name) => !finished.has(name)) };
}

async function finishedMigrations(database: Queryable): Promise<Set<string>> {
  try {
    const { rows } = await database.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === NO_SUCH_TABLE) return new Set();
    throw error;
  }
}

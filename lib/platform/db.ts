import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { getConfig } from './config.ts';
import { PrismaClient } from './db/generated/client.ts';

/** Connections of one process: what one small machine's PostgreSQL serves well. */
const POOL_SIZE = 10;

/** How long a request waits for a connection before it says that something is wrong (ms). */
const CONNECTION_WAIT = 5_000;

/**
 * How long a transaction may take and wait for its connection (ms). Writers of one thread wait for
 * each other, so Prisma's own 5 s could end a post in a very busy one.
 */
const TRANSACTION = { timeout: 15_000, maxWait: CONNECTION_WAIT };

/**
 * How many different statements are kept prepared on each connection. The site has some two
 * hundred; what comes after (lists of ever new lengths) is planned anew, so that the server's
 * memory stays bounded.
 */
const MOST_PREPARED = 500;

/**
 * Connections for quick transactions: those who post into one thread wait for each other there, and
 * leave the other connections to who reads.
 */
const QUICK_POOL_SIZE = 6;

/**
 * Who waits for a row longer than a transaction may take gets an error. The plan of a prepared
 * statement is kept: one that reads a table from its beginning, because the table is still small,
 * would be used for a long one as well. And nothing so quick is worth compiling.
 */
const QUICK_SETTINGS = [
  `SET lock_timeout = ${TRANSACTION.timeout}`,
  'SET enable_seqscan = off',
  'SET enable_bitmapscan = off',
  'SET jit = off',
].join('; ');

type Database = { client: PrismaClient; pool: pg.Pool; quick: pg.Pool };

// Next loads modules anew when a file changes in development; the pool has to survive that.
const kept = globalThis as typeof globalThis & { offCallDatabase?: Database };

function open(): Database {
  const pool = openPool({ max: POOL_SIZE });
  const quick = openPool({ max: QUICK_POOL_SIZE, pipeline: true });
  // Sent before whatever is asked first; a connection on which it fails fails there too.
  quick.on('connect', (client) => void client.query(QUICK_SETTINGS).catch(() => {}));
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: statementNames(),
  });
  return { client: new PrismaClient({ adapter, transactionOptions: TRANSACTION }), pool, quick };
}

function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: getConfig().databaseUrl,
    connectionTimeoutMillis: CONNECTION_WAIT,
    ...options,
  });
  // A connection that breaks while idle is replaced at the next query, and one that breaks between
  // two statements fails at the second; without a listener both would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Names statements by their text, which has PostgreSQL parse and plan each but once. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // Without a name a statement is not kept.
    if (names.size >= MOST_PREPARED) return '';
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}

/** The database. Connects at the first query, not when the module is loaded. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    kept.offCallDatabase ??= open();
    const { client } = kept.offCallDatabase;
    const value = Reflect.get(client, property);
    return typeof value === 'function' ? value.bind(client) : value;
  },
});

/** The connections under `db`, for what speaks to PostgreSQL without Prisma. */
export function databasePool(): pg.Pool {
  kept.offCallDatabase ??= open();
  return kept.offCallDatabase.pool;
}

/** One statement of a transaction without Prisma: it is planned once on each connection, by its name. */
export type Statement = { name: string; text: string; values: unknown[] };

/** A transaction without Prisma. */
export type QuickTransaction = {
  /** Gives the rows of a statement. It is sent at once, behind those that were sent before it. */
  query: <Row extends pg.QueryResultRow>(statement: Statement) => Promise<Row[]>;
  /** Sends the last statement and the end of the transaction together; gives its rows once they are kept. */
  commit: <Row extends pg.QueryResultRow>(statement: Statement) => Promise<Row[]>;
};

/**
 * As `db.$transaction`, without Prisma, for what is done so often that its share counts: statements
 * don't wait for the answers to those before them. Everything is undone unless `work` calls `commit`,
 * and when a statement fails.
 */
export async function quickTransaction<T>(
  work: (transaction: QuickTransaction) => Promise<T>,
): Promise<T> {
  kept.offCallDatabase ??= open();
  const client = await kept.offCallDatabase.quick.connect();
  let isOver = false;
  let isBroken = true;
  try {
    const begun = client.query('BEGIN');
    const query: QuickTransaction['query'] = async (statement) => {
      const [, { rows }] = await Promise.all([begun, client.query(statement)]);
      return rows;
    };
    const result = await work({
      query,
      async commit(statement) {
        // After a statement that failed, PostgreSQL takes this for a ROLLBACK.
        const [rows] = await Promise.all([query(statement), client.query('COMMIT')]);
        isOver = true;
        return rows as never;
      },
    });
    if (!isOver) await client.query('ROLLBACK');
    isBroken = false;
    return result;
  } catch (error) {
    isBroken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    // A connection in an unknown state is closed, and its transaction with it.
    client.release(isBroken);
  }
}

/** Ends the connections, for programs that are to end. The next query would open them again. */
export async function closeDatabase(): Promise<void> {
  const opened = kept.offCallDatabase;
  kept.offCallDatabase = undefined;
  await Promise.all([opened?.client.$disconnect(), opened?.quick.end()]);
  // A client that never asked anything has not taken the pool, and leaves it open.
  if (opened && !opened.pool.ended) await opened.pool.end();
}

/** The client inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

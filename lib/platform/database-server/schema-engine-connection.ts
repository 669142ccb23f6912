import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's one-byte type `"char"`, which the catalogues use and adapter-pg does not know. */
const CHAR_TYPE = 18;

/** PostgreSQL's type `name`, which adapter-pg reads as text, and so reads a `"char"` rightly too. */
const NAME_TYPE = 19;

/** A server that does not answer is reported, not waited for. */
const CONNECTION_TIMEOUT_MS = 5_000;

/**
 * Prisma's own adapter for PostgreSQL, made fit for the schema engine: it reads `"char"`, runs a
 * migration as one script (adapter-pg cuts it at every semicolon, also inside a function's body),
 * stays on one connection, because the engine's lock belongs to a session, and closes the shadow
 * database before it drops it. `url` is the connection string of the database to work on; `close`
 * ends what the engine has left open, which it does not do itself.
 */
export function schemaEngineConnections(url: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close: () => Promise<void>;
} {
  const opened = new Set<SqlDriverAdapter>();
  const open = async (database: string, afterClosing?: () => Promise<void>) => {
    const connection = await connect(database, async () => {
      opened.delete(connection);
      await afterClosing?.();
    });
    opened.add(connection);
    return connection;
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: () => open(url),
      async connectToShadowDb() {
        const name = `prisma_migrate_shadow_db_${randomUUID()}`;
        await runOnce(url, `CREATE DATABASE "${name}"`);
        return open(inDatabase(url, name), () => runOnce(url, `DROP DATABASE "${name}"`));
      },
    },
    async close() {
      await Promise.all([...opened].map((connection) => connection.dispose()));
    },
  };
}

/** The connection string `url` with another database in the place of its own. */
export function inDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

async function connect(url: string, afterClosing: () => Promise<void>): Promise<SqlDriverAdapter> {
  const charColumns = new WeakMap<unknown[][], number[]>();
  const pool = poolThatKnowsChar(url, charColumns);
  const adapter = await new PrismaPg(pool).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query) {
      const answer = await adapter.queryRaw(query);
      for (const column of charColumns.get(answer.rows) ?? []) {
        answer.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return answer;
    },
    executeRaw: (query) => adapter.executeRaw(query),
    async executeScript(script) {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    async dispose() {
      await pool.end();
      await afterClosing();
    },
  };
}

/**
 * A pool of one connection whose answers show `"char"` as `name`, and which notes in `charColumns`,
 * by the rows of the answer, which columns those were.
 */
function poolThatKnowsChar(url: string, charColumns: WeakMap<unknown[][], number[]>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  });
  const query = pool.query.bind(pool) as (
    config: pg.QueryArrayConfig,
  ) => Promise<pg.QueryArrayResult | pg.QueryArrayResult[]>;
  const queryWithChar = async (config: pg.QueryArrayConfig) => {
    const answer = await query(config);
    // A script of several statements has several answers, and nobody reads them.
    if (Array.isArray(answer)) return answer;
    const found = answer.fields.flatMap((field, i) => (field.dataTypeID === CHAR_TYPE ? i : []));
    for (const column of found) {
      const field = answer.fields[column];
      if (field) field.dataTypeID = NAME_TYPE;
    }
    charColumns.set(answer.rows, found);
    return answer;
  };
  pool.query = queryWithChar as typeof pool.query;
  return pool;
}

/** Runs one SQL statement at the database `url` on a connection of its own. */
export async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

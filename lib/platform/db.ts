import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { getConfig } from './config.ts';
import { PrismaClient } from './db/generated/client.ts';

/** Connections of one process: what one small machine's PostgreSQL serves well. */
const POOL_SIZE = 10;
/** How long a request waits for a connection before it says that something is wrong (ms). */
const CONNECTION_WAIT = 5_000;

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: getConfig().databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECTION_WAIT,
  });
  return new PrismaClient({ adapter });
}

// Next loads modules anew when a file changes in development; the pool has to survive that.
const kept = globalThis as typeof globalThis & { offCallDb?: PrismaClient };

/** The database. Connects at the first query, not when the module is loaded. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    kept.offCallDb ??= connect();
    const value = Reflect.get(kept.offCallDb, property);
    return typeof value === 'function' ? value.bind(kept.offCallDb) : value;
  },
});

/** The client inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#lib/platform/database-server/migrate.ts';
import { inDatabase } from '#lib/platform/database-server/schema-engine-connection.ts';
import { belongsTo, isLeftBehind, templateName } from './database-names.ts';
import { dropDatabase } from './drop-database.ts';
import { openTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a database on the test server, from which others are made. */
    serverUrl: string;
    /** Process id of this test run, which its databases' names carry. */
    run: number;
  }
}

/** Before all database tests: one server, and on it one migrated database to copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const run = process.pid;
  const server = await openTestServer();
  const embedded = !process.env.TEST_DATABASE_URL;
  try {
    if (embedded) await dropDatabases(server.url, isLeftBehind);
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${templateName(run)}`));
    await migrate(inDatabase(server.url, templateName(run)), () => {});
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('serverUrl', server.url);
  project.provide('run', run);
  return async () => {
    try {
      await dropDatabases(server.url, (name) => belongsTo(run, name));
    } finally {
      await server.stop();
    }
  };
}

async function dropDatabases(url: string, isMeant: (name: string) => boolean): Promise<void> {
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    for (const { datname } of rows.filter((row) => isMeant(row.datname))) {
      await dropDatabase(url, datname);
    }
  });
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

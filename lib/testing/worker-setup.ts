import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { inDatabase, runOnce } from '#lib/platform/database-server/schema-engine-connection.ts';
import { templateName, workerName } from './database-names.ts';
import { dropDatabase } from './drop-database.ts';

// Runs before each file of database tests and before its imports: the file gets a database of its
// own, fresh from the template, and a configuration that points at it.

const worker = process.env.VITEST_POOL_ID ?? '1';
const server = inject('serverUrl');
const run = inject('run');
const database = workerName(run, worker);
const dataDir = mkdtempSync(join(tmpdir(), 'off-call-files-'));

await dropDatabase(server, database);
await runOnce(server, `CREATE DATABASE ${database} TEMPLATE ${templateName(run)}`);

Object.assign(process.env, {
  DATABASE_URL: inDatabase(server, database),
  DATA_DIR: dataDir,
  AUTH_SECRET: 'for-tests-only-for-tests-only-for-tests-only',
  LOG_LEVEL: 'silent',
});

afterAll(async () => {
  const { closeDatabase } = await import('#lib/platform/db.ts');
  await closeDatabase();
  rmSync(dataDir, { recursive: true, force: true });
});

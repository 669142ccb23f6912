import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDatabase } from '#lib/platform/database-server/open-database.ts';
import { StartupProblem } from '#lib/platform/startup/startup-problem.ts';

/** A PostgreSQL server for tests; `url` names a database on it from which others can be made. */
export type TestServer = { url: string; stop(): Promise<void> };

/** The embedded server of the tests; kept, because making one takes longer than starting it. */
const FOLDER = resolve('.data/tests');

/** Test data may be lost when the machine fails, and is made twice as fast for it. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * The server at TEST_DATABASE_URL, or else an embedded one in `.data/tests`, which runs until the
 * last test run that uses it ends. A cluster that does not start any more is made anew.
 */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return openDatabase({ databaseUrl: given, dataDir: FOLDER }, quiet);
  const config = { databaseUrl: undefined, dataDir: FOLDER };
  try {
    return await openDatabase(config, quiet, { settings: CARELESS });
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error;
    console.warn(`${error.message}\nMaking the tests' database anew.`);
    rmSync(FOLDER, { recursive: true, force: true });
    return openDatabase(config, quiet, { settings: CARELESS });
  }
}

function quiet(): void {}

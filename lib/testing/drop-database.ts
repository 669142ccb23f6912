import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { runOnce } from '#lib/platform/database-server/schema-engine-connection.ts';

/** What PostgreSQL answers when it tidies the database just then: its own process may not be ended. */
const INSUFFICIENT_PRIVILEGE = '42501';
const TRIES = 100;
const BETWEEN_TRIES_MS = 100;

/** Drops a database, whoever is connected to it; does nothing when there is none. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await runOnce(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      return;
    } catch (error) {
      const isTidied = error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;
      if (!isTidied || tried === TRIES) throw error;
      await wait(BETWEEN_TRIES_MS);
    }
  }
}

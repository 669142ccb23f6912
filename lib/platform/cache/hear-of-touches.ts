import 'server-only';
import { getConfig } from '../config.ts';
import { closeDatabase, databasePool } from '../db.ts';
import { atStop } from '../startup/at-stop.ts';
import { type Listening, listenForTouches } from './listen-for-touches.ts';

const KEY = Symbol.for('off-call.touches-heard');

/**
 * Begins to hear, in this server process and once, what other processes touch. Resolves after the
 * first look at the database, so that what is rendered from then on is kept.
 */
export async function hearOfTouches(): Promise<void> {
  const { databaseUrl } = getConfig();
  const place = globalThis as { [KEY]?: Listening };
  if (!databaseUrl || place[KEY]) return;
  const listening = listenForTouches(databaseUrl, databasePool());
  place[KEY] = listening;
  atStop(closeDatabase);
  atStop(() => listening.stop());
  await listening.looked;
}

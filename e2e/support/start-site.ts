// The site under test, as `npm start` would start it, in an empty data folder of its own. Started
// by playwright.config.ts, which stops it with SIGTERM.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPostmasterFile } from '#lib/platform/database-server/postmaster-file.ts';
import { stopServer } from '#lib/platform/database-server/run-server.ts';
import { chooseServerHome } from '#lib/platform/database-server/server-home.ts';
import { takeLock } from '#lib/platform/startup/lock.ts';
import { pidOf } from '#lib/platform/startup/process-identity.ts';
import { DATA_DIR } from './place.ts';

/** As long as a whole run may take: another run in the same folder comes first. */
const OTHER_RUN_TIMEOUT_MS = 15 * 60_000;

const around = dirname(DATA_DIR);
mkdirSync(around, { recursive: true, mode: 0o711 });
const taken = await takeLock(join(around, 'e2e.lock'), {
  timeoutMs: OTHER_RUN_TIMEOUT_MS,
  onWait: (holder) => console.log(`Waiting for the browser tests of process ${pidOf(holder)}.`),
});
if ('heldBy' in taken) throw new Error('Another run of the browser tests does not end.');

await stopLeftOver();
rmSync(DATA_DIR, { recursive: true, force: true });
await import('#scripts/start.ts');

/** The database of a run that was killed goes on; it must end before its folder does. */
async function stopLeftOver(): Promise<void> {
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o711 });
  const { folder, data } = chooseServerHome(DATA_DIR, () => {});
  const left = readPostmasterFile(data);
  if (left) await stopServer(left.pid, data);
  // Root's database may have had to go elsewhere.
  rmSync(folder, { recursive: true, force: true });
}

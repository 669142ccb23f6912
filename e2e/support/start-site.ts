// The site under test, as `npm start` would start it, in an empty data folder of its own. Started
// by playwright.config.ts, which stops it with SIGTERM.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from '#lib/platform/startup/lock.ts';
import { pidOf } from '#lib/platform/startup/process-identity.ts';
import { stopLeftOver } from '#lib/testing/left-over-server.ts';
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

await stopLeftOver(DATA_DIR);
rmSync(DATA_DIR, { recursive: true, force: true });
await import('#scripts/start.ts');

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import {
  readPostmasterFile,
  serverProcesses,
} from '#lib/platform/database-server/postmaster-file.ts';
import { chooseServerHome } from '#lib/platform/database-server/server-home.ts';
import { stopLeftOver } from '#lib/testing/left-over-server.ts';
import { startProgram } from './program.ts';
import type { DatabaseServer } from './statement-log.ts';

/** The production site, running for the bench in a data folder of its own. */
export type Site = {
  url: string;
  database: DatabaseServer;
  /** The processes of the site and of its database, as they are now. */
  processes(): number[];
  /** Stops both and takes the data folder away. */
  stop(): Promise<void>;
};

const ROOT = join(import.meta.dirname, '..');

/** A build on two busy cores takes two minutes. */
const START_TIMEOUT_MS = 600_000;

/**
 * Starts the site as `npm start` does, on a free port, with what `seed` names in an empty database.
 * Also sets this process's environment, so that commands and queries called here reach the same
 * database. One bench at a time: the data folder is emptied first.
 */
export async function startSite(
  seed: 'sample' | 'content',
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Site> {
  const dataDir = join(ROOT, '.data/bench');
  await takeAway(dataDir);
  const port = await findFreePort();
  Object.assign(process.env, {
    PORT: String(port),
    DATA_DIR: dataDir,
    SEED: seed,
    // Each writer comes from an address of their own, or the limit per client would be measured.
    TRUST_PROXY: '1',
    // What the machine says elsewhere must not reach the site that is measured.
    DATABASE_URL: '',
    HOST: '',
    SITE_URL: '',
    SITE_NAME: '',
    SMTP_URL: '',
  });
  const site = await startProgram({
    args: [join(ROOT, 'scripts/start.ts')],
    env: { ...process.env, NODE_OPTIONS: '' },
    until: /Off Call is ready/,
    timeoutMs: START_TIMEOUT_MS,
    say,
    signal,
  });
  const { data, log } = chooseServerHome(dataDir, () => {});
  return {
    url: `http://localhost:${port}`,
    database: {
      log,
      settings: join(data, 'postgresql.auto.conf'),
      pid: readPostmasterFile(data)?.pid ?? 0,
    },
    processes: () => [site.pid, ...serverProcesses(data)],
    async stop() {
      await site.stop();
      // If we hold on to the database still, the site has left it running for us.
      await takeAway(dataDir);
    },
  };
}

async function takeAway(dataDir: string): Promise<void> {
  await stopLeftOver(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

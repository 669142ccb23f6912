import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import {
  readPostmasterFile,
  serverProcesses,
} from '#lib/platform/database-server/postmaster-file.ts';
import { chooseServerHome } from '#lib/platform/database-server/server-home.ts';
import { stopLeftOver } from '#lib/testing/left-over-server.ts';
import { type Program, startProgram } from './program.ts';

/** The production site, running for the bench in a data folder of its own. */
export type Site = {
  url: string;
  /** Where its inspector will listen once it is woken (memory/inspector.ts). */
  inspectorPort: number;
  /** The process that serves, as it is now. */
  server(): number;
  /** The processes of the site and of its database, as they are now. */
  processes(): number[];
  database(): DatabaseServer;
  /** Stops it and starts it again on the same data; gives how long the start took. */
  restart(): Promise<Start>;
  /** Stops both and takes the data folder away. */
  stop(): Promise<void>;
};

/** The embedded server of the bench: its log, its file of changed settings, its process. */
export type DatabaseServer = { log: string; settings: string; pid: number };

/** How long a start took (ms): until the site said that it is ready. */
export type Start = { readyMs: number };

const ROOT = join(import.meta.dirname, '../..');

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
  const inspectorPort = await findFreePort();
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
  const start = () =>
    startProgram({
      // The inspector sleeps until somebody wakes it, so that it costs nothing before.
      args: [
        `--inspect-port=127.0.0.1:${inspectorPort}`,
        '--inspect-publish-uid=http',
        join(ROOT, 'scripts/start.ts'),
      ],
      env: { ...process.env, NODE_OPTIONS: '' },
      until: /Off Call is ready/,
      timeoutMs: START_TIMEOUT_MS,
      say,
      signal,
    });
  let site: Program = await start();
  const { data, log } = chooseServerHome(dataDir, () => {});
  return {
    url: `http://localhost:${port}`,
    inspectorPort,
    server: () => site.pid,
    processes: () => [site.pid, ...serverProcesses(data)],
    database: () => ({
      log,
      settings: join(data, 'postgresql.auto.conf'),
      pid: readPostmasterFile(data)?.pid ?? 0,
    }),
    async restart() {
      await site.stop();
      const began = performance.now();
      site = await start();
      return { readyMs: performance.now() - began };
    },
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

import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Program, startProgram } from '#bench/machine/program.ts';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';
import { DATA_DIR as MAIN_DATA_DIR } from './place.ts';

/** A process of the site that is killed and started again at the same address. */
export type KilledSite = {
  url: string;
  /** As the power goes: nothing is ended in peace. */
  kill(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const DATA_DIR = resolve('.data/e2e-killed');
const START_TIMEOUT_MS = 60_000;

/** Starts it from the build that is there, on the database and with the secret of the site under test. */
export async function startKilledSite(database: string): Promise<KilledSite> {
  const port = await findFreePort();
  rmSync(DATA_DIR, { recursive: true, force: true });
  let program: Program | null = null;
  const start = async () => {
    program = await startProgram({
      args: [resolve('scripts/start.ts')],
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR,
        DATABASE_URL: database,
        AUTH_SECRET: readFileSync(join(MAIN_DATA_DIR, 'auth-secret'), 'utf8').trim(),
        SEED: 'none',
        TRUST_PROXY: '1',
        LOG_LEVEL: 'silent',
        HOST: '',
        SITE_URL: '',
      },
      until: /Off Call is ready/,
      timeoutMs: START_TIMEOUT_MS,
    });
  };
  await start();
  return {
    url: `http://localhost:${port}`,
    kill() {
      if (program) process.kill(program.pid, 'SIGKILL');
    },
    start,
    async stop() {
      await program?.stop();
      rmSync(DATA_DIR, { recursive: true, force: true });
    },
  };
}

import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../database-server/open-database.ts';
import { openStore } from '../image-store/open-store.ts';
import { checkPort } from '../web-server/listen.ts';
import { ensureBuild } from './build.ts';
import { keepAuthSecret, prepareDataFolder } from './data-folder.ts';
import { loadEnvironmentFile } from './environment-file.ts';
import { type Lock, takeLock } from './lock.ts';
import { prepareDatabase } from './prepare-database.ts';
import { pidOf } from './process-identity.ts';
import { StartupProblem } from './startup-problem.ts';

export type RunOptions = {
  /** The project's folder. */
  root: string;
  /** The development server: no build, pages change as files do. */
  dev: boolean;
  say: (line: string) => void;
  /** Aborted when the site is to stop. */
  signal: AbortSignal;
};

/** An earlier start that was just told to stop drains for 10 s at most and stops its database. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * All of `npm start`: checks, database, migrations, seed, build, serving, and all of it undone in
 * the opposite order when `signal` is aborted. Throws a StartupProblem for what was foreseen, and
 * the signal's reason if it was stopped before the site was ready.
 */
export async function runSite(options: RunOptions): Promise<void> {
  loadEnvironmentFile(options.root);
  const config = checkedConfig(options.root);
  prepareDataFolder(config.dataDir);
  const lock = await takeStartLock(config, options);
  try {
    await checkPort(config);
    await checkImageStore(config);
    await withSiteDatabase(config, options);
  } finally {
    lock.release();
  }
}

async function withSiteDatabase(config: Config, options: RunOptions): Promise<void> {
  const { root, dev, say, signal } = options;
  // Folders within the project are named from there, as a person in it would.
  const database = await openDatabase(config, (line) => say(line.replaceAll(join(root, '/'), '')));
  try {
    signal.throwIfAborted();
    passOn(config, database.url, dev);
    say(database.embedded ? 'The database is running.' : 'The database in DATABASE_URL answers.');
    await prepareDatabase(root, say, signal);
    if (!dev) await ensureBuild({ root, dataDir: config.dataDir }, say, signal);
    signal.throwIfAborted();
    const site = await startServing(config, options);
    try {
      sayReady(config, say);
      say(await Promise.race([aborted(signal), database.lost.then(fault)]));
    } finally {
      await site.stop();
    }
  } finally {
    await database.stop();
  }
}

/** Next reads the environment when it is loaded, so it is loaded only now. */
async function startServing(config: Config, { root, dev }: RunOptions) {
  const { serve } = await import('../web-server/serve.ts');
  return await serve(config, root, dev);
}

/** A store that does not take pictures is noticed now and not by an author. */
async function checkImageStore(config: Config): Promise<void> {
  const fault = await openStore(config).fault();
  if (fault) throw new StartupProblem(`IMAGE_STORE: ${fault}.`);
}

function checkedConfig(root: string): Config {
  const read = readConfig(process.env, root);
  if (!read.ok) throw new StartupProblem(read.problem.message);
  return read.value;
}

/**
 * Tells Next, its build and our own children what was decided, so that each of them reads the same
 * configuration: the database that was started is theirs as if it had been named.
 */
function passOn(config: Config, databaseUrl: string, dev: boolean): void {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    SEED: config.seed,
    DATA_DIR: config.dataDir,
    AUTH_SECRET: config.authSecret ?? keepAuthSecret(config.dataDir),
  });
}

async function takeStartLock(config: Config, { say }: RunOptions): Promise<Lock> {
  const taken = await takeLock(join(config.dataDir, 'start.lock'), {
    timeoutMs: LOCK_TIMEOUT_MS,
    onWait: (holder) =>
      say(
        `Off Call already runs from this folder (process ${pidOf(holder)}): waiting for its end.`,
      ),
  });
  if ('lock' in taken) return taken.lock;
  throw new StartupProblem(
    `Off Call already runs from this folder (process ${pidOf(taken.heldBy)}). Stop it first, or give this one its own folder: DATA_DIR=.data-2 PORT=${config.port + 1} npm start`,
  );
}

function sayReady(config: Config, say: (line: string) => void): void {
  const here = `http://localhost:${config.port}`;
  if (!config.smtpUrl) {
    say(`Mail is not sent but shown at ${here}/mailbox.`);
    if (config.host !== undefined) {
      say(
        'Whoever reaches this machine can read it there. Set SITE_URL and SMTP_URL for real use.',
      );
    }
  }
  say('Ctrl-C stops the site and its database.');
  say(`Off Call is ready: ${config.siteIsLocal ? here : `${config.siteUrl} (here: ${here})`}`);
}

function aborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(String(signal.reason));
    signal.addEventListener('abort', () => resolve(String(signal.reason)), { once: true });
  });
}

function fault(message: string): never {
  throw new StartupProblem(message);
}

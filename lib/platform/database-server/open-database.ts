import { join } from 'node:path';
import type { Config } from '../config.ts';
import { prepareDataFolder } from '../startup/data-folder.ts';
import { type Lock, takeLock } from '../startup/lock.ts';
import { identifyProcess, isAlive, pidOf } from '../startup/process-identity.ts';
import { StartupProblem } from '../startup/startup-problem.ts';
import { clusterPassword, ensureCluster, NAME } from './cluster.ts';
import { registerUser } from './database-users.ts';
import { answers, checkRemoteServer } from './remote-server.ts';
import { findOrStartServer, type RunningServer, type Settings, stopServer } from './run-server.ts';
import { chooseServerHome, type ServerHome } from './server-home.ts';

/** A database that answers. */
export type Database = {
  url: string;
  embedded: boolean;
  /** Process id of the embedded server. */
  pid: number | undefined;
  /** Whether the embedded server was already running. */
  adopted: boolean;
  /** Resolves with a sentence if the embedded server ends although nobody stopped it here. */
  lost: Promise<string>;
  /** Lets go of it; the embedded server stops when its last user lets go. Safe to call twice. */
  stop(): Promise<void>;
};

export type OpenOptions = {
  /** Settings of the embedded server beside the house's own, such as `fsync: 'off'` for tests. */
  settings?: Settings;
  /** Where root's server lives if its user can't enter DATA_DIR. */
  otherFolder?: string;
};

/** Making, recovering and stopping a database are done under the lock, so others may wait long. */
const LOCK_TIMEOUT_MS = 360_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Gives the site its database. With DATABASE_URL: checks that it answers and is new enough. Else the
 * embedded server in DATA_DIR: makes it, starts it or joins the one that runs already (for `npm
 * start` or for the command line, in any order). Throws a StartupProblem when there is none to give.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
  options: OpenOptions = {},
): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    await checkRemoteServer(config.databaseUrl, say);
    return {
      url: config.databaseUrl,
      embedded: false,
      pid: undefined,
      adopted: false,
      lost: new Promise(() => {}),
      stop: async () => {},
    };
  }
  prepareDataFolder(config.dataDir);
  return await withLock(config.dataDir, say, () => openEmbedded(config.dataDir, say, options));
}

/** Opens the database, hands it to `use` and lets go of it whatever happens; gives use's answer. */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, say);
  try {
    return await use(database);
  } finally {
    await database.stop();
  }
}

async function openEmbedded(
  dataDir: string,
  say: (line: string) => void,
  options: OpenOptions,
): Promise<Database> {
  const home = chooseServerHome(dataDir, say, options.otherFolder);
  await ensureCluster(home, say);
  const password = await clusterPassword(home);
  const server = await findOrStartServer(home, say, options.settings);
  const url = `postgresql://${NAME}:${password}@127.0.0.1:${server.port}/${NAME}`;
  if (!(await answers(url))) {
    throw new StartupProblem(
      `The embedded PostgreSQL (process ${server.pid}) runs but does not let us in. Its log: ${home.log}`,
    );
  }
  return watched(url, server, home, dataDir, say);
}

function watched(
  url: string,
  server: RunningServer,
  home: ServerHome,
  dataDir: string,
  say: (line: string) => void,
): Database {
  const user = registerUser(dataDir);
  const identity = identifyProcess(server.pid);
  const { promise: lost, resolve } = Promise.withResolvers<string>();
  const watch = setInterval(() => {
    if (identity !== undefined && isAlive(identity)) return;
    clearInterval(watch);
    resolve(`The database server (process ${server.pid}) has ended. Its log: ${home.log}`);
  }, LOOK_EVERY_MS);
  watch.unref();
  let stopping: Promise<void> | undefined;
  const stop = () =>
    withLock(dataDir, say, async () => {
      if (user.leave().last) await stopServer(server.pid, home.data);
    });
  return {
    url,
    embedded: true,
    pid: server.pid,
    adopted: server.adopted,
    lost,
    stop() {
      clearInterval(watch);
      stopping ??= stop();
      return stopping;
    },
  };
}

async function withLock<T>(
  dataDir: string,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const taken = await takeLock(join(dataDir, 'database.lock'), {
    timeoutMs: LOCK_TIMEOUT_MS,
    onWait: (holder) =>
      say(`Waiting for process ${pidOf(holder)}, which has the database in hand.`),
  });
  if ('heldBy' in taken) {
    throw new StartupProblem(
      `Process ${pidOf(taken.heldBy)} has held the database's lock for too long: ${join(dataDir, 'database.lock')}`,
    );
  }
  const lock: Lock = taken.lock;
  try {
    return await work();
  } finally {
    lock.release();
  }
}

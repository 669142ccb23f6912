import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { commandOf, identifyProcess, isAlive } from '../startup/process-identity.ts';
import { StartupProblem, systemReason } from '../startup/startup-problem.ts';
import { waitFor } from '../startup/wait.ts';
import { program } from './binaries.ts';
import { findFreePort } from './free-port.ts';
import {
  isServerOf,
  type Postmaster,
  postmasterFile,
  readPostmasterFile,
  serverProcesses,
} from './postmaster-file.ts';
import { serverEnvironment } from './run-program.ts';
import type { ServerHome } from './server-home.ts';

/** Settings of the server by name, as in postgresql.conf. */
export type Settings = Record<string, string>;

/** A server that answers, started now or found running. */
export type RunningServer = { pid: number; port: number; adopted: boolean };

/**
 * For one small machine that also runs the site. What was acknowledged is on the disk: fsync,
 * synchronous_commit and full_page_writes stay on. Statements and their values stay out of the log,
 * because they hold what people wrote.
 */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  // Containers often have 64 MB of shared memory, which parallel queries use; ours are short.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  idle_in_transaction_session_timeout: '60s',
};

/** Replaying the log after an abrupt end reads at most max_wal_size (1 GB) and some. */
const READY_TIMEOUT_MS = 300_000;
/** Children of a killed server end within moments; a longer wait means that something is wrong. */
const LEFTOVERS_TIMEOUT_MS = 20_000;
/** A fast stop writes out what is in memory. */
const STOP_TIMEOUT_MS = 60_000;
const ABRUPT_STOP_TIMEOUT_MS = 10_000;
/** Free ports can be lost to others between looking and listening. */
const TRIES = 5;
/** The log is started anew above this size, for it has no other keeper. */
const LONGEST_LOG_BYTES = 10 * 1024 * 1024;
const LINES_SHOWN = 3;

/**
 * Gives the server of this home: the one that still runs because whoever started it was killed, or
 * a new one on a free port. Progress of a long recovery is said.
 */
export async function findOrStartServer(
  home: ServerHome,
  say: (line: string) => void,
  settings: Settings = {},
): Promise<RunningServer> {
  const running = await findServer(home, say);
  if (running) return running;
  await clearStaleFile(home.data);
  for (let tries = 1; ; tries += 1) {
    const started = await startServer(home, say, settings);
    if ('server' in started) return started.server;
    if (tries === TRIES || !worthAnotherTry(started.failure)) {
      throw new StartupProblem(
        `PostgreSQL does not start: ${lastLines(started.failure)} (its log: ${home.log})`,
      );
    }
  }
}

/** Stops a server as a person would who waits for it; resolves when its process has ended. */
export async function stopServer(pid: number, data: string): Promise<void> {
  const identity = identifyProcess(pid);
  if (identity === undefined || !isServerOf(pid, data)) return;
  const ended = () => (isAlive(identity) ? undefined : true);
  process.kill(pid, 'SIGINT');
  if (await waitFor(ended, STOP_TIMEOUT_MS)) return;
  process.kill(pid, 'SIGQUIT');
  await waitFor(ended, ABRUPT_STOP_TIMEOUT_MS);
}

async function findServer(
  home: ServerHome,
  say: (line: string) => void,
): Promise<RunningServer | undefined> {
  const found = readPostmasterFile(home.data);
  if (!found || !isServerOf(found.pid, home.data)) return undefined;
  const ready = await untilReady(home, found.pid, () => isServerOf(found.pid, home.data), say);
  return ready && { pid: ready.pid, port: ready.port, adopted: true };
}

/**
 * Waits until the server answers; undefined if its process ends before, as that of a server that
 * was just stopping does.
 */
async function untilReady(
  home: ServerHome,
  pid: number,
  isRunning: () => boolean,
  say: (line: string) => void,
): Promise<Postmaster | undefined> {
  const seen = await waitFor(
    () => {
      if (!isRunning()) return 'ended';
      const now = readPostmasterFile(home.data);
      return now?.pid === pid && now.status === 'ready' ? now : undefined;
    },
    READY_TIMEOUT_MS,
    (waitedMs) => say(`The database is still coming up (${Math.round(waitedMs / 1000)} s).`),
  );
  if (seen === undefined) {
    throw new StartupProblem(
      `PostgreSQL (process ${pid}) does not become ready. Its log: ${home.log}`,
    );
  }
  return seen === 'ended' ? undefined : seen;
}

/**
 * Takes away the postmaster.pid of a server that is gone if its process id is in use again, or
 * PostgreSQL would think itself running. It is PostgreSQL's guard against two servers on one data
 * folder, so first no process of the old one may be left.
 */
async function clearStaleFile(data: string): Promise<void> {
  const none = await waitFor(
    () => (serverProcesses(data).length === 0 ? true : undefined),
    LEFTOVERS_TIMEOUT_MS,
  );
  if (!none) {
    throw new StartupProblem(
      `Processes of an earlier PostgreSQL still work in ${data}: ${serverProcesses(data).join(', ')}. End them, then start again.`,
    );
  }
  const stale = readPostmasterFile(data);
  // Where processes can't be listed, an id that nobody has is left for PostgreSQL to judge.
  if (process.platform !== 'linux' && stale && commandOf(stale.pid) === undefined) return;
  rmSync(postmasterFile(data), { force: true });
}

async function startServer(
  home: ServerHome,
  say: (line: string) => void,
  settings: Settings,
): Promise<{ server: RunningServer } | { failure: string }> {
  const port = await findFreePort();
  const all = Object.entries({ ...SETTINGS, ...settings });
  const { handle, size } = openLog(home.log);
  const child = spawn(
    program(home.binaries, 'postgres'),
    [
      '-D',
      home.data,
      '-p',
      String(port),
      ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...home.user,
      cwd: home.folder,
      env: serverEnvironment(),
      stdio: ['ignore', handle, handle],
      // A group of its own: Ctrl-C in the terminal is for the site, which then stops the database.
      detached: true,
    },
  );
  closeSync(handle);
  const failed = new Promise<{ failure: string }>((resolve) => {
    child.on('error', (error) => resolve({ failure: systemReason(error) }));
    child.on('exit', () => resolve({ failure: readLogFrom(home.log, size) }));
  });
  child.unref();
  if (child.pid === undefined) return await failed;
  const { pid } = child;
  const ready = await Promise.race([
    failed,
    untilReady(home, pid, () => child.exitCode === null && child.signalCode === null, say),
  ]);
  if (ready === undefined) return await failed;
  if ('failure' in ready) return ready;
  return { server: { pid, port, adopted: false } };
}

function openLog(path: string): { handle: number; size: number } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const tooLong = size > LONGEST_LOG_BYTES;
  try {
    return { handle: openSync(path, tooLong ? 'w' : 'a', 0o600), size: tooLong ? 0 : size };
  } catch (error) {
    throw new StartupProblem(`${path} can't be written: ${systemReason(error)}.`);
  }
}

/** What was logged since then; nothing if the log has been taken away meanwhile. */
function readLogFrom(path: string, size: number): string {
  return existsSync(path) ? readFileSync(path).subarray(size).toString() : '';
}

function worthAnotherTry(failure: string): boolean {
  return /address already in use|shared memory block|could not create any TCP/i.test(failure);
}

function lastLines(failure: string): string {
  return failure
    .split('\n')
    .map((line) => line.replace(/^\S+ \S+ UTC \[\d+\] /, '').trim())
    .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
    .slice(-LINES_SHOWN)
    .join(' ');
}

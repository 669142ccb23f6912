import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeSecret, writeSecret } from '../startup/data-folder.ts';
import { errorCode, StartupProblem, systemReason } from '../startup/startup-problem.ts';
import { program } from './binaries.ts';
import { runProgram } from './run-program.ts';
import type { ServerHome } from './server-home.ts';

/** The role and the database of the site. The role owns its database and rules nothing else. */
export const NAME = 'off_call';

/** Lies within the data folder, so that data and password come and go together. */
const PASSWORD_FILE = 'off-call-password';
/** Between the folder's name to be and the process that makes it. */
const UNFINISHED = '.new-';
const DATA_MODE = 0o700;
/** A fresh cluster with its first write-ahead log takes 50 MB; below this initdb ends half-way. */
const LEAST_FREE_BYTES = 150 * 1024 * 1024;

/**
 * Makes the data folder if there is none: role, password and database are in it before it gets its
 * name, so one that has its name is whole, and one that was broken off is made anew. Refuses a
 * folder that isn't PostgreSQL's or belongs to another version.
 */
export async function ensureCluster(home: ServerHome, say: (line: string) => void): Promise<void> {
  removeUnfinished(home, say);
  const version = versionOf(home);
  const ours = home.binaries.version.split('.')[0];
  if (version === ours) return;
  if (version !== undefined) {
    throw new StartupProblem(
      `The database in ${home.data} was made by PostgreSQL ${version}, and this is PostgreSQL ${ours}. Export it with the earlier version of Off Call and restore it into an empty folder.`,
    );
  }
  say(`Making a new database in ${home.data}.`);
  try {
    // A name of our own: the programs of a start that was killed may still be writing into theirs.
    await makeCluster(home, `${home.data}${UNFINISHED}${process.pid}`);
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    throw new StartupProblem(`No database can be made in ${home.folder}: ${systemReason(error)}.`);
  }
}

function removeUnfinished(home: ServerHome, say: (line: string) => void): void {
  const unfinished = readdirSync(home.folder).filter((name) =>
    name.startsWith(basename(home.data) + UNFINISHED),
  );
  if (unfinished.length === 0) return;
  say('An earlier start was broken off while it made the database.');
  for (const name of unfinished) {
    rmSync(join(home.folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The site's own password for its database; a lost one is replaced by a new one. */
export async function clusterPassword(home: ServerHome): Promise<string> {
  const path = join(home.data, PASSWORD_FILE);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      throw new StartupProblem(`${path} can't be read: ${systemReason(error)}.`);
    }
  }
  const password = makeSecret();
  await runAlone(home, home.data, `ALTER ROLE ${NAME} PASSWORD '${password}'`);
  writeSecret(path, password);
  return password;
}

/** Major version of the data folder; undefined if there is none (an empty folder is none). */
function versionOf(home: ServerHome): string | undefined {
  try {
    return readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      throw new StartupProblem(
        `The database in ${home.data} can't be read: ${systemReason(error)}.`,
      );
    }
  }
  if (!existsSync(home.data)) return undefined;
  if (readdirSync(home.data).length > 0) {
    throw new StartupProblem(
      `${home.data} holds files that are not a PostgreSQL database. Move it away, or set DATA_DIR to another folder.`,
    );
  }
  rmdirSync(home.data);
  return undefined;
}

async function makeCluster(home: ServerHome, unfinished: string): Promise<void> {
  const { bavail, bsize } = statfsSync(home.folder);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    throw new StartupProblem(
      `The disk under ${home.folder} has too little room for a database (${LEAST_FREE_BYTES / 1024 / 1024} MB are needed).`,
    );
  }
  mkdirSync(unfinished, { mode: DATA_MODE });
  const passwordFile = `${unfinished}-password`;
  rmSync(passwordFile, { force: true });
  // The superuser's password is thrown away: nobody signs in as it over the network.
  writeSecret(passwordFile, makeSecret());
  if (home.user) {
    chownSync(unfinished, home.user.uid, home.user.gid);
    chownSync(passwordFile, home.user.uid, home.user.gid);
  }
  const made = await runProgram(
    program(home.binaries, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own C.UTF-8 sorts alike on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { user: home.user, folder: home.folder },
  );
  rmSync(passwordFile, { force: true });
  if (made.code !== 0) throw new StartupProblem(explain('make the database', made.output));
  const password = makeSecret();
  await runAlone(
    home,
    unfinished,
    `CREATE ROLE ${NAME} LOGIN CREATEDB PASSWORD '${password}'`,
    `CREATE DATABASE ${NAME} OWNER ${NAME}`,
  );
  writeSecret(join(unfinished, PASSWORD_FILE), password);
  renameSync(unfinished, home.data);
  syncFolder(dirname(home.data));
}

/** Runs statements, one a line, with no server about (`postgres --single`). */
async function runAlone(home: ServerHome, data: string, ...statements: string[]): Promise<void> {
  const ran = await runProgram(
    program(home.binaries, 'postgres'),
    [
      '--single',
      '-D',
      data,
      '-c',
      'exit_on_error=true',
      '-c',
      'log_min_error_statement=panic',
      'postgres',
    ],
    { user: home.user, folder: home.folder, input: `${statements.join('\n')}\n` },
  );
  if (ran.code !== 0) throw new StartupProblem(explain('prepare the database', ran.output));
}

/** PostgreSQL's own words in one line. */
function explain(what: string, output: string): string {
  const line = output
    .split('\n')
    .filter((text) => /error|fatal|panic/i.test(text))
    .at(0);
  const hint = output.includes('look up effective user ID')
    ? ' (This user needs an entry in /etc/passwd.)'
    : '';
  return `PostgreSQL could not ${what}: ${(line ?? output).trim()}${hint}`;
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartupProblem, systemReason } from '../startup/startup-problem.ts';
import { type Binaries, findBinaries, program } from './binaries.ts';
import { canEnter, canRun, chooseServerUser, type ServerUser } from './server-user.ts';

/** Where the embedded server lives and as whom it runs. */
export type ServerHome = {
  /** Holds the data folder and the server's log. */
  folder: string;
  data: string;
  log: string;
  binaries: Binaries;
  /** Undefined: as ourselves. */
  user: ServerUser | undefined;
};

/** Where root's server lives if its user can't enter DATA_DIR (FHS: state of a program). */
const OTHER_FOLDER = '/var/lib/off-call';
/** Lies in DATA_DIR and names the folder that was taken instead. */
const POINTER = 'postgres-folder';
const PASSABLE = 0o755;
const NAME_BYTES = 6;

/**
 * Chooses the server's home for a DATA_DIR: DATA_DIR itself, unless we are root and the user that
 * the server then runs as can't reach it or can't run the server's programs (a project in root's
 * own home, say). Then data and programs go to `otherFolder`, and a note in DATA_DIR keeps the
 * choice, so that deleting DATA_DIR still means a fresh start. Says what it decided.
 */
export function chooseServerHome(
  dataDir: string,
  say: (line: string) => void,
  otherFolder: string = OTHER_FOLDER,
  installed: Binaries = findBinaries(),
): ServerHome {
  const user = chooseServerUser(join(dataDir, 'postgres'));
  if (!user) return home(dataDir, installed, undefined);
  try {
    return home(
      reachableFolder(dataDir, user, say, otherFolder),
      reachableBinaries(installed, user, say, otherFolder),
      user,
    );
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    throw new StartupProblem(
      `PostgreSQL's own user can't enter ${dataDir} or the programs in node_modules, and ${otherFolder} can't be used instead: ${systemReason(error)}. Put the project where other users may enter, or set DATABASE_URL.`,
    );
  }
}

function home(folder: string, binaries: Binaries, user: ServerUser | undefined): ServerHome {
  return {
    folder,
    data: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    binaries,
    user,
  };
}

function reachableFolder(
  dataDir: string,
  user: ServerUser,
  say: (line: string) => void,
  otherFolder: string,
): string {
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) {
    const folder = readFileSync(pointer, 'utf8').trim();
    say(`The database is in ${folder}, because PostgreSQL's own user can't enter ${dataDir}.`);
    return folder;
  }
  if (canEnter(dataDir, user)) return dataDir;
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new StartupProblem(
      `PostgreSQL's own user can't enter ${dataDir} any more, and the database is there. Make the folders above it passable (chmod o+x) again.`,
    );
  }
  const folder = join(otherFolder, randomBytes(NAME_BYTES).toString('hex'));
  say(`PostgreSQL's own user can't enter ${dataDir}: the database goes to ${folder} instead.`);
  makePassable(otherFolder);
  makePassable(folder);
  writeFileSync(pointer, `${folder}\n`);
  return folder;
}

/** The installed programs, or a copy of them, made once for each version. */
function reachableBinaries(
  installed: Binaries,
  user: ServerUser,
  say: (line: string) => void,
  otherFolder: string,
): Binaries {
  if (canRun(program(installed, 'postgres'), ['--version'], user)) return installed;
  const copy = { ...installed, folder: join(otherFolder, `postgresql-${installed.version}`) };
  if (!existsSync(copy.folder)) {
    say(`Copying PostgreSQL's programs to ${copy.folder}, where its own user can run them.`);
    makePassable(otherFolder);
    const unfinished = `${copy.folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy.folder);
  }
  if (canRun(program(copy, 'postgres'), ['--version'], user)) return copy;
  throw new StartupProblem(
    `PostgreSQL's programs can't be run, neither in ${installed.folder} nor in ${copy.folder}. Set DATABASE_URL to a PostgreSQL server.`,
  );
}

function makePassable(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PASSABLE });
}

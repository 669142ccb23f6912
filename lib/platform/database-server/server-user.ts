import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartupProblem } from '../startup/startup-problem.ts';

/** The user as whom the server runs. */
export type ServerUser = { uid: number; gid: number };

const NAME = 'postgres';

/**
 * As whom PostgreSQL runs: undefined is as ourselves, which is right unless we are root, because
 * the server refuses root. Then it is the owner of the data folder, if an ordinary user made it
 * earlier, else the system user `postgres`, which is made if it is missing.
 */
export function chooseServerUser(existingData: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(existingData, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = lookUp();
  if (known) return known;
  makeUser();
  const made = lookUp();
  if (made) return made;
  throw new StartupProblem(
    `PostgreSQL does not run as root and this machine has no user "${NAME}" that it could run as. Make one (useradd --system ${NAME}), or start Off Call as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Whether this user can enter a folder, asked of the system itself (modes, access lists, mounts). */
export function canEnter(folder: string, user: ServerUser): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

/** Whether this user can run a program. */
export function canRun(program: string, args: string[], user: ServerUser): boolean {
  return spawnSync(program, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function lookUp(): ServerUser | undefined {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    const user = { uid: id('-u'), gid: id('-g') };
    return Number.isInteger(user.uid) && Number.isInteger(user.gid) ? user : undefined;
  } catch {
    return undefined;
  }
}

/** The ways in which systems make a user, tried one after the other. */
const WAYS: [string, string[]][] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME]],
  ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', NAME]],
];

function makeUser(): void {
  for (const [program, args] of WAYS) {
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return;
  }
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isAlive } from '../startup/process-identity.ts';

const NAME_BYTES = 4;

/**
 * Notes that this process uses the embedded server of a DATA_DIR. Gives a function that takes the
 * note back and says whether nobody else uses it now. A note of a process that was killed doesn't
 * count and is removed. Both are called while the caller holds the database lock.
 */
export function registerUser(dataDir: string): { leave(): { last: boolean } } {
  const folder = join(dataDir, 'database-users');
  mkdirSync(folder, { recursive: true });
  const name = `${process.pid}-${randomBytes(NAME_BYTES).toString('hex')}`;
  writeFileSync(join(folder, name), identifyProcess(process.pid) ?? '');
  return {
    leave() {
      rmSync(join(folder, name), { force: true });
      return { last: livingUsers(folder).length === 0 };
    },
  };
}

function livingUsers(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const path = join(folder, name);
    if (isAlive(readFileSync(path, 'utf8'))) return true;
    rmSync(path, { force: true });
    return false;
  });
}

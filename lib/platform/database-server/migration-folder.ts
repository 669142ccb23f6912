import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Where the migrations lie, seen from the project's folder, in which every command runs. */
export const MIGRATIONS = join('prisma', 'migrations');

/** Names of all migrations in a folder, oldest first (they begin with their time). */
export async function migrationNames(folder: string = MIGRATIONS): Promise<string[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations of a folder with their SQL, as the schema engine takes them. */
export async function readMigrations(folder: string = MIGRATIONS): Promise<MigrationList> {
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: await readFile(join(folder, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      (await migrationNames(folder)).map(async (name) => {
        const value = await readFile(join(folder, name, 'migration.sql'), 'utf8');
        return {
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
        };
      }),
    ),
  };
}

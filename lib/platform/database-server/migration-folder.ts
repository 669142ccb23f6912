import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Where the migrations lie, seen from the project's folder, in which every command runs. */
const FOLDER = join('prisma', 'migrations');

/** Names of all migrations in the project, oldest first (they begin with their time). */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations with their SQL, as the schema engine takes them. */
export async function readMigrations(): Promise<MigrationList> {
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: FOLDER,
    lockfile: { path: lockfile, content: await readFile(join(FOLDER, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      (await migrationNames()).map(async (name) => {
        const value = await readFile(join(FOLDER, name, 'migration.sql'), 'utf8');
        return {
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
        };
      }),
    ),
  };
}

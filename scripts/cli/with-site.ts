import { getConfig, readConfig } from '#lib/platform/config.ts';
import { migrationState } from '#lib/platform/database-server/migration-state.ts';
import { openDatabase } from '#lib/platform/database-server/open-database.ts';
import { keepAuthSecret } from '#lib/platform/startup/data-folder.ts';
import { loadEnvironmentFile } from '#lib/platform/startup/environment-file.ts';
import { StartupProblem } from '#lib/platform/startup/startup-problem.ts';
import { Refused } from './refused.ts';

/**
 * Opens the site's database, runs `work` and lets go of it, whether the site runs or not. Lines
 * about the database go to stderr, so that stdout holds only what was asked for.
 */
export async function withSite<T>(work: () => Promise<T>): Promise<T> {
  loadEnvironmentFile(process.cwd());
  const config = readConfig(process.env);
  if (!config.ok) throw new Refused(config.problem.message);
  try {
    const database = await openDatabase(config.value, (line) => console.error(line));
    try {
      process.env.DATABASE_URL = database.url;
      process.env.AUTH_SECRET ??= keepAuthSecret(config.value.dataDir);
      getConfig();
      const state = await migrationState(database.url);
      if (state.pending.length > 0) {
        throw new Refused('The database is not up to date. Run npm start once first.');
      }
      return await work();
    } finally {
      const { closeDatabase } = await import('#lib/platform/db.ts');
      await closeDatabase();
      await database.stop();
    }
  } catch (error) {
    if (error instanceof StartupProblem) throw new Refused(error.message);
    throw error;
  }
}

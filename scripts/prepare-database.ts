// Brings the database of DATABASE_URL to the newest migration and fills it if it is empty. Started
// by `npm start` with --conditions=react-server; can be run alone against any database.
import { getConfig } from '#lib/platform/config.ts';
import { migrate } from '#lib/platform/database-server/migrate.ts';
import { closeDatabase } from '#lib/platform/db.ts';
import { loadEnvironmentFile } from '#lib/platform/startup/environment-file.ts';
import { StartupProblem } from '#lib/platform/startup/startup-problem.ts';
import { seedDatabase } from '#prisma/seed/seed.ts';

const say = (line: string) => console.log(line);

try {
  loadEnvironmentFile(process.cwd());
  const { databaseUrl, seed } = getConfig();
  if (databaseUrl === undefined) throw new StartupProblem('DATABASE_URL is not set.');
  await migrate(databaseUrl, say);
  await seedDatabase({ what: seed, now: new Date(), say });
  await closeDatabase();
} catch (error) {
  console.error(error instanceof StartupProblem ? error.message : error);
  process.exit(1);
}

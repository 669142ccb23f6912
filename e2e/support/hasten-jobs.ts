// Has the site do now what it would do later (mails that wait until a decision can be undone no
// more), instead of waiting for it. Answers with how many jobs that were.
import { databasePool } from '#lib/platform/db.ts';
import { withSite } from '#scripts/cli/with-site.ts';

console.log(
  JSON.stringify(
    await withSite(async () => {
      const { rowCount } = await databasePool().query(`
        UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second'
        WHERE run_at > now() AND locked_at IS NULL`);
      // Each waiting job wakes the workers anew.
      await databasePool().query(`SELECT pg_notify('jobs:insert', '{"r":"1","count":1}')`);
      return rowCount ?? 0;
    }),
  ),
);

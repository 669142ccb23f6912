// Lets the time come at which an essay is to be published, instead of waiting for it. Takes the
// essay's id; answers with how many essays that were.
import { databasePool } from '#lib/platform/db.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [, , essayId = ''] = process.argv;

await withSite(async () => {
  const { rowCount } = await databasePool().query(
    `UPDATE essay SET scheduled_for = date_trunc('second', now())
     WHERE id = $1::uuid AND scheduled_for > now()`,
    [essayId],
  );
  process.stdout.write(JSON.stringify(rowCount));
});

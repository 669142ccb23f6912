// Lets the code that an address asked for live as long as the tests of pages run: on a slow machine
// that is longer than a code lives. Takes the address; answers with how many codes that were.
import { HOUR, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [, , email = ''] = process.argv;

await withSite(async () => {
  const expiresAt = later(new Date(), HOUR);
  const { count } = await db.signInCode.updateMany({ where: { email }, data: { expiresAt } });
  process.stdout.write(JSON.stringify(count));
});

// Makes the code of somebody's sessions fresh or old. Arguments: the person's id; "fresh" or "old".
import { later, MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { CODE_FRESH_FOR } from '#lib/policy/actor.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [, , userId, age] = process.argv;
const now = new Date();
const codeAt = age === 'old' ? later(now, -CODE_FRESH_FOR - MINUTE) : now;
const { count } = await withSite(() =>
  db.session.updateMany({ where: { userId }, data: { codeAt } }),
);

console.log(JSON.stringify(count));

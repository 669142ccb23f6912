// Makes all visits to an essay (first argument: its id) an hour older, as if their readers had left.
import { db } from '#lib/platform/db.ts';
import { withSite } from '#scripts/cli/with-site.ts';

const [essayId = ''] = process.argv.slice(2);

const aged = await withSite(
  () => db.$executeRaw`
    UPDATE thread_visit v SET visited_at = v.visited_at - interval '1 hour'
    FROM thread t WHERE t.id = v.thread_id AND t.essay_id = ${essayId}::uuid`,
);
console.log(JSON.stringify(aged));

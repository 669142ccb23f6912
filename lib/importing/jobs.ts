import type { JobIds, Task } from '#lib/platform/jobs/task.ts';
import { RUN_IMPORT } from './commands/begin-import.ts';
import { READ_IMPORT } from './commands/bring-files.ts';
import { performRun } from './commands/perform-run.ts';
import { purgeRuns } from './commands/purge-runs.ts';

/** What becomes of files that an author brought. */
export const importTasks: readonly Task[] = [
  {
    name: READ_IMPORT,
    run: (ids: JobIds, now: Date) => performRun(ids.run ?? '', { dryRun: true, now }),
  },
  {
    name: RUN_IMPORT,
    run: (ids: JobIds, now: Date) => performRun(ids.run ?? '', { dryRun: false, now }),
  },
  { name: 'purge-imports', at: '47 3 * * *', run: (_ids, now) => purgeRuns(now) },
];

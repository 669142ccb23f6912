import { actorOf } from '#lib/platform/actor.ts';
import type { Task } from '#lib/platform/jobs/task.ts';
import { emptyBin } from './commands/empty-bin.ts';
import { dueEssays, publishDueEssay } from './commands/publish-due-essay.ts';
import { PUBLISH_AT_ITS_TIME } from './commands/scheduled-essay.ts';

const publish = (essayId: string, now: Date) => publishDueEssay(essayId, { now, actorOf });

/** What essays do later and by the clock. */
export const essayTasks: readonly Task[] = [
  {
    name: PUBLISH_AT_ITS_TIME,
    run: async ({ essay = '' }, now) => void (await publish(essay, now)),
  },
  {
    // Behind the job of each essay: for one that failed, and for machines whose clocks differ.
    name: 'publish-due-essays',
    at: '* * * * *',
    run: async (_ids, now) => {
      const failures: unknown[] = [];
      // One after the other; one that fails keeps nobody else from being published.
      for (const id of await dueEssays(now)) {
        await publish(id, now).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  },
  // Daily: a draft lies in the bin for 30 days.
  {
    name: 'empty-bin-of-drafts',
    at: '41 3 * * *',
    run: async (_ids, now) => void (await emptyBin(now)),
  },
];

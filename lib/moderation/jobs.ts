import type { Task } from '#lib/platform/jobs/task.ts';
import { purgeSealedTexts } from './commands/purge-sealed-texts.ts';

/** What moderation does by the clock. */
export const moderationTasks: readonly Task[] = [
  {
    name: 'purge-sealed-texts',
    at: '41 3 * * *',
    run: async (_ids, now) => void (await purgeSealedTexts(now)),
  },
];

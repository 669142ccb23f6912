import type { Task } from '#lib/platform/jobs/task.ts';
import { purgeImages } from './commands/purge-images.ts';

/** What becomes of pictures without anybody asking. */
export const imageTasks: readonly Task[] = [
  {
    name: 'purge-images',
    at: '37 3 * * *',
    run: async (_ids, now) => {
      await purgeImages(now);
    },
  },
];

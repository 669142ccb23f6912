import type { Task } from '#lib/platform/jobs/task.ts';
import { RELINK_TEXTS, relinkMore } from './commands/relink.ts';

/** What is done later about links between texts. */
export const linkTasks: readonly Task[] = [
  {
    name: RELINK_TEXTS,
    run: ({ essay, page = '', after }) =>
      relinkMore(essay ? { essayId: essay } : { pageId: page }, after ?? null),
  },
];

import type { Task } from '#lib/platform/jobs/task.ts';
import { forgetEnded } from './commands/forget-ended.ts';

/** What signing in does by the clock. */
export const signInTasks: readonly Task[] = [
  // Hourly: codes hold addresses, and a quiet site asks for no new code that would take them along.
  { name: 'forget-ended-sign-ins', at: '7 * * * *', run: (_ids, now) => forgetEnded(now) },
];

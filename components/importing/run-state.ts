import type { RunState } from '#lib/importing/views.ts';

/** What a run is doing, in a few words. */
export const RUN_STATES: Record<RunState, string> = {
  brought: 'Waits to be read',
  reading: 'Being read',
  ready: 'Read, nothing brought in yet',
  importing: 'Being brought in',
  done: 'Brought in',
  refused: 'Nothing came in',
};

/** Whether a job is at work on it, or about to be. */
export const isBusy = (state: RunState): boolean =>
  state === 'brought' || state === 'reading' || state === 'importing';

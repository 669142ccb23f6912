import { Logger } from 'graphile-worker';
import { log } from '../log.ts';

/**
 * The library's own words go into the site's log as errors without their texts, which may repeat
 * what a statement was sent; what became of a job is told by run-jobs.ts.
 */
export function jobLogger(): Logger {
  return new Logger((scope) => (level, _message, meta) => {
    if (level !== 'error' && level !== 'warning') return;
    // A failed try is told once, with its job.
    if (meta?.failure) return;
    log.warn({ err: meta?.error, part: scope.label }, 'trouble with the jobs');
  });
}

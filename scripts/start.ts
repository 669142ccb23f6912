// npm start, and npm run dev (--dev): the whole site from nothing. See lib/platform/startup/run-site.ts.
import { join } from 'node:path';
import { log } from '#lib/platform/log.ts';
import { runSite } from '#lib/platform/startup/run-site.ts';
import { StartupProblem } from '#lib/platform/startup/startup-problem.ts';
import { listenForStop } from '#lib/platform/startup/stop-signal.ts';

const INTERRUPTED = 130;

const stop = listenForStop((error) => log.fatal({ err: error }, 'an error that nothing caught'));
// Whoever read our lines may be gone; that is no reason to leave the database running.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('unhandledRejection', (error) => {
  log.error({ err: error }, 'a promise failed that nobody waits for');
});

try {
  await runSite({
    root: join(import.meta.dirname, '..'),
    dev: process.argv.includes('--dev'),
    say: (line) => console.log(line),
    signal: stop.signal,
  });
  process.exit(stop.isFault() ? 1 : 0);
} catch (error) {
  if (error instanceof StartupProblem) console.error(error.message);
  else if (stop.signal.aborted) console.log(stop.signal.reason);
  else console.error(error);
  process.exit(stop.signal.aborted && !stop.isFault() ? INTERRUPTED : 1);
}

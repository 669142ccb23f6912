import { log } from '#lib/platform/log.ts';
import { atStop } from '#lib/platform/startup/at-stop.ts';
import { hearOpenings } from '#lib/platform/web-server/openings.ts';
import { hearMarks } from '#lib/platform/web-server/read-marks.ts';
import { FLUSH_EVERY } from '../rules.ts';
import { ReadCounter } from './count-reads.ts';

const KEY = Symbol.for('off-call.read-counter');

/** Counts what readers open and see in this process until it stops; what is counted then is kept. */
export function startCounting(): void {
  const place = globalThis as { [KEY]?: true };
  if (place[KEY]) return;
  place[KEY] = true;
  const counter = new ReadCounter();
  hearOpenings((path) => counter.opened(path));
  hearMarks((id, mark) => counter.marked(id, mark));
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(() => counter.flush());
  }, FLUSH_EVERY);
  timer.unref();
  atStop(async () => {
    clearInterval(timer);
    await writing;
    await counter.flush();
    log.debug('what was counted of reading is kept');
  });
}

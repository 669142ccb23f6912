import { readFileSync } from 'node:fs';
import { identifyProcess, isAlive, type ProcessIdentity, parentOf } from './process-identity.ts';

/**
 * npm passes on the Ctrl-C that the terminal has already sent to everybody, so one press comes
 * twice; what comes later than this is a second press.
 */
const SAME_PRESS_MS = 1_000;
const LOOK_EVERY_MS = 200;
const INTERRUPTED = 130;

/** Tells when the site is to stop. */
export type Stop = {
  /** Aborted with a sentence as its reason. */
  signal: AbortSignal;
  /** Whether the reason is a fault, so that the process should not end as if all were well. */
  isFault(): boolean;
};

/**
 * Listens for what stops the site: Ctrl-C, SIGTERM, a closed terminal, an npm that was killed and
 * left us behind, or an error that nothing caught, which `onFault` is told. A second Ctrl-C ends the
 * process at once.
 */
export function listenForStop(onFault: (error: unknown) => void): Stop {
  const stop = new AbortController();
  let firstAt = 0;
  let fault = false;
  const onSignal = (name: NodeJS.Signals) => {
    if (!stop.signal.aborted) {
      firstAt = performance.now();
      stop.abort(`Stopping (${name}).`);
    } else if (name === 'SIGINT' && performance.now() - firstAt > SAME_PRESS_MS) {
      process.exit(INTERRUPTED);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  watchNpm(() => stop.abort('Stopping, because npm is gone.'));
  process.on('uncaughtException', (error) => {
    onFault(error);
    fault = true;
    stop.abort('Stopping, because of an error that nothing caught.');
  });
  return { signal: stop.signal, isFault: () => fault };
}

/**
 * Calls `onGone` when the npm that started us has been killed. Between npm and us there may be a
 * shell, which lives on: so its parent is watched too. Does nothing if npm did not start us.
 */
function watchNpm(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const above = ancestors();
  const watch = setInterval(() => {
    if (process.ppid === above.parent && above.others.every(isAlive)) return;
    clearInterval(watch);
    onGone();
  }, LOOK_EVERY_MS);
  watch.unref();
}

function ancestors(): { parent: number; others: ProcessIdentity[] } {
  const parent = process.ppid;
  const grandparent = isShell(parent) ? parentOf(parent) : undefined;
  const npm = grandparent === undefined ? undefined : identifyProcess(grandparent);
  return { parent, others: npm === undefined ? [] : [npm] };
}

function isShell(pid: number): boolean {
  try {
    return /^(?:sh|dash|bash|ash|zsh|busybox)$/.test(
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
    );
  } catch {
    return false;
  }
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';
import { errorCode } from './startup-problem.ts';
import { waitFor } from './wait.ts';

/** Given back by its holder; a holder that was killed loses it to the next who asks. */
export type Lock = { release(): void };

export type LockWait = {
  /** How long another living holder is waited for. */
  timeoutMs: number;
  /** Called once if there is somebody to wait for. */
  onWait?: (holder: ProcessIdentity) => void;
};

/**
 * Takes the lock that is the file at `path`, or says who holds it after waiting. The file holds its
 * holder's identity and appears with it in one step (a hard link), so a lock without a living
 * holder is known for sure and is taken over. The folder must exist and be writable.
 */
export async function takeLock(
  path: string,
  { timeoutMs, onWait }: LockWait,
): Promise<{ lock: Lock } | { heldBy: ProcessIdentity }> {
  const me = identifyProcess(process.pid) ?? `${process.pid} unknown`;
  let waitedFor: ProcessIdentity | undefined;
  const lock = await waitFor(() => {
    const holder = tryLock(path, me);
    if (holder === undefined) return { release: () => releaseLock(path, me) };
    if (waitedFor === undefined) onWait?.(holder);
    waitedFor = holder;
    return undefined;
  }, timeoutMs);
  return lock ? { lock } : { heldBy: waitedFor ?? '' };
}

/** Takes the lock or gives its living holder. */
function tryLock(path: string, me: ProcessIdentity): ProcessIdentity | undefined {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, me);
  try {
    for (;;) {
      try {
        linkSync(mine, path);
        return undefined;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder === undefined) continue;
      if (isAlive(holder)) return holder;
      clearDead(path, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Removes a dead holder's file. Two processes may do so at once, and the slower one may take away
 * the faster one's new lock: it sees that by the content and puts it back.
 */
function clearDead(path: string, dead: ProcessIdentity): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside) !== dead) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, me: ProcessIdentity): void {
  if (readHolder(path) === me) rmSync(path, { force: true });
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

import { readFileSync } from 'node:fs';

/** USER_HZ, by which Linux counts on every architecture that Node runs on (proc(5)). */
const TICKS_PER_SECOND = 100;
/** utime and stime in /proc/<pid>/stat, counted from behind the name in brackets. */
const USER = 11;
const SYSTEM = 12;

/** Processor time by process id (ms). */
type Times = ReadonlyMap<number, number>;

/**
 * Runs `work` and gives its result with the processor time (ms) that other processes used meanwhile,
 * undefined where the system does not tell (only Linux does). What else runs on the machine matters
 * less to it than to what a clock says. A process that begins meanwhile counts whole; what one used
 * that ends meanwhile is lost.
 */
export async function withProcessorMs<T>(
  pids: () => readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; ms: number | undefined }> {
  if (process.platform !== 'linux') return { result: await work(), ms: undefined };
  const before = timesOf(pids());
  const result = await work();
  return { result, ms: usedBetween(before, timesOf(pids())) };
}

/** What was used between two looks (ms). */
export function usedBetween(before: Times, after: Times): number {
  let ms = 0;
  for (const [pid, time] of after) ms += Math.max(0, time - (before.get(pid) ?? 0));
  return ms;
}

function timesOf(pids: readonly number[]): Times {
  return new Map(pids.map((pid) => [pid, (ticksOf(pid) * 1000) / TICKS_PER_SECOND]));
}

/** 0 for a process that has ended. */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[USER]) + Number(fields[SYSTEM]);
  } catch {
    return 0;
  }
}

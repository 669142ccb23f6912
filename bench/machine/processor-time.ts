import { readFileSync } from 'node:fs';

/** USER_HZ, by which Linux counts on every architecture that Node runs on (proc(5)). */
const TICKS_PER_SECOND = 100;
/** utime and stime in /proc/<pid>/stat, counted from behind the name in brackets. */
const USER = 11;
const SYSTEM = 12;

/**
 * Milliseconds of a processor that these processes have used so far; undefined where the system does
 * not tell (only Linux does). What else runs on the machine matters less to it than to what a clock says.
 */
export function processorMs(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const ticks = pids.map(ticksOf).reduce((sum, each) => sum + each, 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** Runs `work` and gives its result with the processor time that other processes used meanwhile. */
export async function withProcessorMs<T>(
  pids: () => readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; ms: number | undefined }> {
  const before = processorMs(pids());
  const result = await work();
  const after = processorMs(pids());
  const ms = before === undefined || after === undefined ? undefined : after - before;
  return { result, ms };
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

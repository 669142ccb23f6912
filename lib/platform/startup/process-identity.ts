import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './startup-problem.ts';

/**
 * Who a process is: its id and when it started, because ids are used again. Written as
 * `<pid> <start>`; two processes never share one, not even over a restart of the machine.
 */
export type ProcessIdentity = string;

/**
 * The identity of the living process with this id; undefined if there is none or it has ended and
 * only waits for its parent (a zombie).
 */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  const started = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return started === undefined ? undefined : `${pid} ${started}`;
}

/** Whether the process that was once identified so is still alive. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(pidOf(identity)) === identity.trim();
}

/** The process id within an identity; NaN for text that is none. */
export function pidOf(identity: ProcessIdentity): number {
  return Number.parseInt(identity, 10);
}

/** The id of a process's parent; undefined where that can't be told. */
export function parentOf(pid: number): number | undefined {
  const stat = readStat(pid);
  return stat === undefined ? undefined : Number(stat.fields[1]);
}

/** The command line of a process, spaces between its words; undefined if it is gone. */
export function commandOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Fields of /proc/<pid>/stat after the name, which stands in brackets and may hold anything. */
function readStat(pid: number): { fields: string[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { fields: stat.slice(stat.lastIndexOf(')') + 2).split(' ') };
  } catch {
    return undefined;
  }
}

let bootId: string | undefined;

/** Boot and clock ticks since boot at which the process started (proc(5), field 22). */
function startOnLinux(pid: number): string | undefined {
  const stat = readStat(pid);
  if (!stat || stat.fields[0] === 'Z' || stat.fields[0] === 'X') return undefined;
  bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${bootId}/${stat.fields[19]}`;
}

function startElsewhere(pid: number): string | undefined {
  if (process.platform === 'win32') return 'unknown';
  try {
    const [state = '', ...start] = execFileSync(
      'ps',
      ['-o', 'state=', '-o', 'lstart=', '-p', String(pid)],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    )
      .trim()
      .split(/\s+/);
    return state.startsWith('Z') ? undefined : start.join('-');
  } catch {
    return undefined;
  }
}

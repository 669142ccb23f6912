import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One core for the site with its database, another for whoever asks them. */
export type Cores = { server: number; client: number };

/** Two cores that this process may use; undefined where there are none or `taskset` is missing. */
export function chooseCores(): Cores | undefined {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).error) return undefined;
  const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const [server, client] = parseCoreList(allowed?.[1] ?? '');
  return server === undefined || client === undefined ? undefined : { server, client };
}

/** The cores of a list as the kernel writes it, such as `0-2,5`. */
export function parseCoreList(list: string): number[] {
  return [...list.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) => {
    const first = Number(from);
    return Array.from({ length: Number(to) - first + 1 }, (_, index) => first + index);
  });
}

/** Moves running processes with all their threads to one core; what they start later follows them. */
export function pin(pids: readonly number[], core: number): void {
  for (const pid of pids) {
    const { status, stderr } = spawnSync(
      'taskset',
      ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)],
      { encoding: 'utf8' },
    );
    // A process of the database may have ended in between.
    if (status !== 0 && !stderr.includes('No such process')) throw new Error(stderr.trim());
  }
}

import { readFileSync } from 'node:fs';

/** What processes hold in memory (bytes), what they share counted once: see `by`. */
export type Memory = {
  bytes: number;
  /** pss: shared pages are divided among those who share them. rss: they are counted for each. */
  by: 'pss' | 'rss';
};

const KILOBYTE = 1024;

/** The memory of these processes together; undefined where the system does not tell (not Linux). */
export function memoryOf(pids: readonly number[]): Memory | undefined {
  if (process.platform !== 'linux') return undefined;
  const pss = pids.map((pid) => kilobytesIn(`/proc/${pid}/smaps_rollup`, 'Pss'));
  const rss = pids.map((pid) => kilobytesIn(`/proc/${pid}/status`, 'VmRSS'));
  // A process that has ended meanwhile (PostgreSQL's come and go) holds nothing.
  const isWhole = rss.every((kilobytes, at) => kilobytes === undefined || pss[at] !== undefined);
  const [by, held] = isWhole ? (['pss', pss] as const) : (['rss', rss] as const);
  return { bytes: sum(held.map((kilobytes) => kilobytes ?? 0)), by };
}

function sum(kilobytes: readonly number[]): number {
  return kilobytes.reduce((all, each) => all + each, 0) * KILOBYTE;
}

/** Undefined when the process has ended or may not be looked into. */
function kilobytesIn(path: string, name: string): number | undefined {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(path, 'utf8'))?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}

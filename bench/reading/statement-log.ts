import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { db } from '#lib/platform/db.ts';
import { waitFor } from '#lib/platform/startup/wait.ts';
import type { DatabaseServer } from '../machine/site.ts';

/** The name under which the bench's own connections are known to the database. */
export const BENCH = 'off-call bench';

const TIMEOUT_MS = 10_000;
/** Whose statement it is stands before each line of the log. */
const LOG_ALL = { log_statement: 'all', log_line_prefix: '[%a] ', log_parameter_max_length: '0' };
const LOG_NONE = { log_statement: 'none' };
const ENTRY = /^\[(.*?)\] \w+: {2}(?:statement|execute [^:]*): /;
/** Once a second each process looks what others changed and what falls due; nobody waits for that. */
const LOOK = /^\s*(?:SELECT tag\b[\s\S]*\bcache_touch\b|WITH due AS MATERIALIZED\b)/;

/** What the site asked its database during a piece of work. */
export type Asked<T> = { result: T; statements: string[] };

/**
 * Has the database log every statement while `work` runs, and gives those of the site: neither the
 * bench's own nor the look at others' changes once a second. The database must be the bench's own,
 * for the log then holds what people write.
 */
export async function statementsDuring<T>(
  server: DatabaseServer,
  work: () => Promise<T>,
): Promise<Asked<T>> {
  await changeSettings(server, LOG_ALL);
  const from = statSync(server.log).size;
  try {
    const result = await work();
    return { result, statements: siteStatements(readFrom(server.log, from)) };
  } finally {
    await changeSettings(server, LOG_NONE);
  }
}

/** The site's own statements in a stretch of the log. */
export function siteStatements(text: string): string[] {
  const found: { by: string; sql: string }[] = [];
  for (const line of text.split('\n')) {
    const entry = ENTRY.exec(line);
    const last = found.at(-1);
    if (entry) found.push({ by: entry[1] ?? '', sql: line.slice(entry[0].length) });
    // A statement of several lines goes on behind a tab.
    else if (last && line.startsWith('\t')) last.sql += `\n${line.slice(1)}`;
  }
  return found.filter(({ by, sql }) => by !== BENCH && !LOOK.test(sql)).map(({ sql }) => sql);
}

/** The site's role may not change what is logged, so the server is told as its operator tells it. */
async function changeSettings(
  { settings, pid }: DatabaseServer,
  values: Record<string, string>,
): Promise<void> {
  const lines = Object.entries(values).map(([name, value]) => `${name} = '${value}'\n`);
  writeFileSync(settings, lines.join(''));
  process.kill(pid, 'SIGHUP');
  const arrived = await waitFor(async () => {
    const rows = await db.$queryRaw<{ value: string }[]>`
      SELECT current_setting('log_statement') AS value`;
    return rows[0]?.value === values.log_statement || undefined;
  }, TIMEOUT_MS);
  if (!arrived) throw new Error('The database does not take its settings.');
}

function readFrom(path: string, from: number): string {
  const length = statSync(path).size - from;
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, from);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8');
}

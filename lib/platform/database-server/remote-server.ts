import pg from 'pg';
import { errorCode, StartupProblem } from '../startup/startup-problem.ts';

/** How long a server that was named may take to answer at start. */
const ANSWER_TIMEOUT_MS = 5_000;
/** The oldest version that is tried (design.md §1), as in server_version_num. */
const OLDEST_VERSION = 150_000;
const VERSION_PER_MAJOR = 10_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'its name can not be looked up',
  ETIMEDOUT: 'no answer in time',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'the machine can not be reached',
  ENETUNREACH: 'the network can not be reached',
  '28P01': 'wrong user or password',
  '28000': 'the server refuses this user',
  '3D000': 'the server has no such database; make it with createdb',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting up or shutting down',
};

/**
 * Makes sure that the server named in DATABASE_URL answers, is new enough and keeps text as UTF-8,
 * or throws a StartupProblem that names host and database but never the password.
 */
export async function checkRemoteServer(
  url: string,
  say: (line: string) => void,
  timeoutMs: number = ANSWER_TIMEOUT_MS,
): Promise<void> {
  const { refusal, warning } = judgeServer(await ask(url, timeoutMs));
  if (refusal) throw new StartupProblem(refusal);
  if (warning) say(warning);
}

/** What a server tells of itself: server_version_num and the database's encoding. */
export type ServerFacts = { version: number; encoding: string };

/** Whether the site can work with a server, and well. */
export function judgeServer({ version, encoding }: ServerFacts): {
  refusal?: string;
  warning?: string;
} {
  if (version < OLDEST_VERSION) {
    return {
      refusal: `DATABASE_URL is PostgreSQL ${Math.floor(version / VERSION_PER_MAJOR)}; Off Call needs ${OLDEST_VERSION / VERSION_PER_MAJOR} or newer.`,
    };
  }
  if (encoding !== 'UTF8') {
    return {
      warning: `The database in DATABASE_URL keeps text as ${encoding}: lengths and searches may be wrong. Better make it with ENCODING UTF8 TEMPLATE template0.`,
    };
  }
  return {};
}

/** Whether a server at this address lets us in within some time; false for every reason why not. */
export async function answers(
  url: string,
  timeoutMs: number = ANSWER_TIMEOUT_MS,
): Promise<boolean> {
  try {
    await ask(url, timeoutMs);
    return true;
  } catch {
    return false;
  }
}

async function ask(url: string, timeoutMs: number): Promise<ServerFacts> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'off-call start',
  });
  // A connection that breaks later tells us through the query; without a listener it would throw.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
    );
    return rows[0];
  } catch (error) {
    throw new StartupProblem(`DATABASE_URL does not answer: ${place(url)}: ${reason(error)}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

function place(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Node gives several errors at once if a name has several addresses. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = errorCode(first);
  if (code !== undefined) return `${REASONS[code] ?? 'it failed'} (${code})`;
  return first instanceof Error ? first.message.replace(/\.$/, '') : 'it failed';
}

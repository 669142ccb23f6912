import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/**
 * How a touch travels between processes: a row in `cache_touch` for those who look, and a
 * notification for those who listen, both in one statement.
 */

export const CHANNEL = 'off_call_cache';

/** PostgreSQL takes notifications of up to 7,999 bytes; with more tags the listener reads the table. */
const LONGEST_PAYLOAD = 7_000;

/** Names this process, so that it does not hear its own touches as those of another. */
const KEY = Symbol.for('off-call.touch-origin');
const place = globalThis as { [KEY]?: string };
place[KEY] ??= randomUUID();
export const ORIGIN: string = place[KEY];

/** A touch: the tag and its moment in whole microseconds since 1970 by the database's clock. */
export type Touch = { tag: string; at: string };

/** Anything that can run one statement: a pool or a client. */
export type Queries = {
  query(text: string, values: unknown[]): Promise<{ rows: Touch[] }>;
};

const MICROSECONDS = '(extract(epoch FROM at) * 1000000)::bigint::text';

const TOUCH = `
  WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
  ), touched AS (
    INSERT INTO cache_touch (tag, touched_at)
    SELECT tag, at FROM moment, unnest($1::text[]) AS tag ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET touched_at = excluded.touched_at
    RETURNING tag
  ), told AS (
    SELECT pg_notify($3, jsonb_set($2::jsonb, '{at}', to_jsonb(${MICROSECONDS}))::text) FROM moment
  )
  SELECT touched.tag, ${MICROSECONDS} AS at FROM told, moment, touched
`;

/** Reads all touches later than $1 (microseconds since 1970) minus $2 seconds, the newest last. */
export const TOUCHES_SINCE = `
  SELECT tag, ${MICROSECONDS} AS at
  FROM (SELECT tag, touched_at AS at FROM cache_touch) AS touches
  WHERE at > 'epoch'::timestamptz + $1::bigint * interval '1 microsecond'
             - $2::integer * interval '1 second'
  ORDER BY touches.at
`;

/**
 * Writes the touches and tells all listeners. Gives them as they were written. `from` is this
 * process, unless a test plays another.
 */
export async function writeTouches(
  queries: Queries,
  tags: readonly string[],
  from: string = ORIGIN,
): Promise<Touch[]> {
  const different = [...new Set(tags)].sort();
  if (different.length === 0) return [];
  const { rows } = await queries.query(TOUCH, [different, toPayload(different, from), CHANNEL]);
  return rows;
}

/** The text of a notification about tags, to which the database adds the moment. */
export function toPayload(tags: readonly string[], from: string = ORIGIN): string {
  const whole = JSON.stringify({ from, tags });
  return Buffer.byteLength(whole) <= LONGEST_PAYLOAD ? whole : JSON.stringify({ from, tags: null });
}

const payload = z.object({
  from: z.string(),
  at: z.string(),
  tags: z.array(z.string()).nullable(),
});

/**
 * Reads a notification: who touched, and what. `touches` null means "see the table", as does a
 * text we don't understand.
 */
export function fromPayload(text: string): { from: string | null; touches: Touch[] | null } {
  try {
    const { from, at, tags } = payload.parse(JSON.parse(text));
    return { from, touches: tags?.map((tag) => ({ tag, at })) ?? null };
  } catch {
    return { from: null, touches: null };
  }
}

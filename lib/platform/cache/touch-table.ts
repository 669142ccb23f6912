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

/** A row as it comes back: the moment as PostgreSQL writes it, to the microsecond. */
export type TouchRow = { tag: string; touched_at: string };

/** Anything that can run one statement: a pool or a client. */
export type Queries = {
  query(text: string, values: unknown[]): Promise<{ rows: TouchRow[] }>;
};

const TOUCH = `
  WITH touched AS (
    INSERT INTO cache_touch (tag, touched_at)
    SELECT tag, clock_timestamp() FROM unnest($1::text[]) AS tag ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET touched_at = excluded.touched_at
    RETURNING tag, touched_at
  ), told AS (
    SELECT pg_notify('${CHANNEL}', $2) AS sent
  )
  SELECT touched.tag, touched.touched_at::text AS touched_at FROM told LEFT JOIN touched ON true
`;

/** Writes the touches and tells all listeners. Gives the rows as written. */
export async function writeTouches(queries: Queries, tags: readonly string[]): Promise<TouchRow[]> {
  const different = [...new Set(tags)].sort();
  if (different.length === 0) return [];
  const { rows } = await queries.query(TOUCH, [different, toPayload(different)]);
  return rows;
}

/** The text of a notification about tags. */
export function toPayload(tags: readonly string[], from: string = ORIGIN): string {
  const whole = JSON.stringify({ from, tags });
  return Buffer.byteLength(whole) <= LONGEST_PAYLOAD ? whole : JSON.stringify({ from, tags: null });
}

const payload = z.object({ from: z.string(), tags: z.array(z.string()).nullable() });

/** Reads a notification; `tags` null means "see the table", as does a text we don't understand. */
export function fromPayload(text: string): { from: string | null; tags: string[] | null } {
  try {
    return payload.parse(JSON.parse(text));
  } catch {
    return { from: null, tags: null };
  }
}

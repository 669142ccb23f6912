import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Touches } from '#lib/kernel/touches.ts';

/**
 * How a touch travels between processes: a row in `cache_touch` for those who look, and a
 * notification for those who listen, both in one statement.
 */

export const CHANNEL = 'off_call_cache';

/** PostgreSQL takes notifications of up to 7,999 bytes; with more tags the listener reads the table. */
const LONGEST_TAGS = 7_000;

/** Tags that are touched at one look; what is left is touched at the next. */
const MOST_DUE = 1_000;

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

/**
 * The part of a statement that notes what falls due later: it goes on after the common table
 * expressions `moment (at)` and `waiting (tag, after_ms)`, and adds `late (tag)`. A tag that waits
 * already is locked, so that it does not fall due before the change is committed.
 */
export const LATE_PART = `late AS (
    INSERT INTO cache_touch_due (tag, due_at)
    SELECT tag, at + after_ms * interval '1 millisecond' FROM moment, waiting ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET due_at = excluded.due_at
      WHERE cache_touch_due.due_at > excluded.due_at
    RETURNING tag
  )`;

/**
 * The last part of a statement that touches, for statements that also change something: it goes on
 * after the common table expressions `touching (tag)` and `waiting (tag, after_ms)`, and adds
 * `moment (at)`, `touched (tag)` and `told`, which has one row. `from` is the parameter that names
 * the process (text). Tags that wait are taken before those that are touched, here and wherever
 * they fall due, so that no two statements wait for each other.
 */
export const touchParts = (from: string): string => `
  moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
  ), ${LATE_PART}, touched AS (
    INSERT INTO cache_touch (tag, touched_at)
    SELECT tag, at FROM moment, touching WHERE (SELECT count(*) FROM late) >= 0 ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET touched_at = excluded.touched_at
    RETURNING tag
  ), payload AS (
    SELECT jsonb_build_object('from', ${from}::text, 'at', ${MICROSECONDS}) AS sender,
      (SELECT coalesce(jsonb_agg(tag), '[]') FROM touched) AS tags
    FROM moment
  ), told AS (
    SELECT CASE WHEN tags <> '[]' THEN pg_notify('${CHANNEL}', (
      sender || jsonb_build_object('tags',
        CASE WHEN octet_length(tags::text) <= ${LONGEST_TAGS} THEN tags END)
    )::text) END
    FROM payload
  )`;

const TOUCH = `
  WITH touching AS (
    SELECT unnest($1::text[]) AS tag
  ), waiting AS (
    SELECT * FROM unnest($2::text[], $3::integer[]) AS waiting (tag, after_ms)
  ), ${touchParts('$4')}
  SELECT touched.tag, ${MICROSECONDS} AS at FROM told, moment, touched
`;

/** What is due is touched, by whoever looks first. What is just being added to waits for the next look. */
const TOUCH_DUE = `
  WITH due AS MATERIALIZED (
    SELECT tag FROM cache_touch_due WHERE due_at <= clock_timestamp()
    ORDER BY due_at LIMIT ${MOST_DUE} FOR UPDATE SKIP LOCKED
  ), touching AS (
    DELETE FROM cache_touch_due USING due WHERE cache_touch_due.tag = due.tag
    RETURNING cache_touch_due.tag
  ), waiting AS (
    SELECT '' AS tag, 0 AS after_ms WHERE false
  ), ${touchParts('$1')}
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
 * Writes the touches that are made now and those that fall due later, and tells all listeners of
 * the first. Gives them as they were written. `from` is this process, unless a test plays another.
 */
export async function writeTouches(
  queries: Queries,
  { now, soon }: Touches,
  from: string = ORIGIN,
): Promise<Touch[]> {
  const values = touchValues({ now, soon });
  if (now.length === 0 && soon.length === 0) return [];
  const { rows } = await queries.query(TOUCH, [...values, from]);
  return rows;
}

/** The touches as parameters: tags that are touched, tags that wait, and for how many milliseconds each. */
export function touchValues({ now, soon }: Touches): [string[], string[], number[]] {
  const soonest = new Map<string, number>();
  for (const { tag, afterMs } of soon) {
    soonest.set(tag, Math.min(afterMs, soonest.get(tag) ?? afterMs));
  }
  return [[...new Set(now)], [...soonest.keys()], [...soonest.values()]];
}

/**
 * Touches what has fallen due and was touched by nobody yet, and tells all listeners. Gives the
 * touches that were made. Each tag that is due is touched by one process only.
 */
export async function writeDueTouches(queries: Queries, from: string = ORIGIN): Promise<Touch[]> {
  const { rows } = await queries.query(TOUCH_DUE, [from]);
  return rows;
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

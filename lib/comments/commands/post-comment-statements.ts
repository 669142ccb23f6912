import { SEGMENT_BYTES } from '#lib/kernel/path.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import { ORIGIN, touchParts, touchValues } from '#lib/platform/cache/touch-table.ts';
import type { Statement } from '#lib/platform/db.ts';
import { announcementText, LIVE_CHANNEL } from '#lib/platform/live/channel.ts';
import { FIRST_REPLIES } from '../rules.ts';
import { COUNTS_LAG } from '../tags.ts';

// The statements by which a comment is posted. They are prepared, by name, once on each connection;
// none of them reads or writes more rows in a long thread than in a short one.

/** What has to be known before a thread is taken; the answered comment's fields are null without one. */
export type Before = {
  threadId: string;
  published: boolean;
  personaId: string | null;
  answeredDepth: number | null;
  answeredPath: Uint8Array | null;
  answeredParentId: string | null;
  answeredDeleted: boolean;
  answeredHidden: boolean;
  answeredHeld: boolean;
  answeredId: string | null;
  /** The ids of the answered comment and of everything above it, from itself up to its root. */
  upwards: string[];
} & (
  | { earlierId: null; earlierNumber: null; earlierBody: null }
  /** The comment that this form has posted already. */
  | { earlierId: string; earlierNumber: number; earlierBody: string }
);

/** Reads it; gives no row when the essay has no thread. */
export function readBefore(comment: {
  essayId: string;
  personId: string;
  postKey: string;
  answersId: string | null;
}): Statement {
  const { essayId, personId, postKey, answersId } = comment;
  return {
    name: 'off-call-post-read-before',
    text: READ_BEFORE,
    values: [essayId, personId, postKey, answersId],
  };
}

const READ_BEFORE = `
  SELECT t.id AS "threadId", e.published_revision IS NOT NULL AS published,
    o.persona_id AS "personaId",
    b.id AS "earlierId", b.number AS "earlierNumber", b.body AS "earlierBody",
    a.id AS "answeredId", a.depth AS "answeredDepth", a.path AS "answeredPath",
    a.parent_id AS "answeredParentId", a.deleted_at IS NOT NULL AS "answeredDeleted",
    a.hidden_by_id IS NOT NULL AS "answeredHidden", a.held_at IS NOT NULL AS "answeredHeld",
    ARRAY(
      WITH RECURSIVE up AS (
        SELECT a.id, a.parent_id, 1 AS step WHERE a.id IS NOT NULL
        UNION ALL
        SELECT above.id, above.parent_id, up.step + 1 FROM up, LATERAL (
          SELECT id, parent_id FROM comment WHERE id = up.parent_id LIMIT 1
        ) above
      ) SELECT id::text FROM up ORDER BY step
    ) AS upwards
  FROM thread t
  JOIN essay e ON e.id = t.essay_id
  LEFT JOIN persona_owner o ON o.person_id = $2::uuid AND o.thread_id = t.id
  LEFT JOIN comment b ON b.persona_id = o.persona_id AND b.post_key = $3::text
  LEFT JOIN comment a ON a.id = $4::uuid AND a.thread_id = t.id
  WHERE t.essay_id = $1::uuid`;

/** Takes the thread's row for the rest of the transaction, and counts the comment there. */
export function takeNumber(threadId: string, isRoot: boolean): Statement {
  return {
    name: 'off-call-post-take-number',
    text: TAKE_NUMBER,
    values: [threadId, isRoot ? 1 : 0],
  };
}

const TAKE_NUMBER = `
  UPDATE thread SET last_number = last_number + 1, comment_count = comment_count + 1,
    root_count = root_count + $2::integer
  WHERE id = $1::uuid
  RETURNING last_number AS number, root_count AS "rootCount"`;

/** A comment with its place in a thread that is taken. */
export type PlacedComment = {
  id: string;
  threadId: string;
  personId: string;
  personName: string;
  persona: { id: string; isNew: boolean };
  number: number;
  parentId: string | null;
  answersId: string | null;
  /** The path that the answered comment had when its place was looked up. */
  answeredPath: Uint8Array | null;
  path: Uint8Array;
  /** The ids of what stands above it. */
  above: string[];
  rootOrdinal: number | null;
  body: string;
  html: string;
  postKey: string;
  browser?: string | null;
  now: Date;
  /** The tag of its root's head, which is touched now or soon; null for a root. */
  head: string | null;
  /** What else is touched. */
  touches: Touches;
};

/** The tags that were touched, and the moment at which. */
export type Inserted = { touched: string[]; at: string };

/**
 * Writes the comment, its writer's persona if it is new, what is counted above it, and the touches;
 * forgets what the writer's browser kept of it; tells listeners of comment and touches. Gives no row, and writes nothing, when the essay was taken back or what
 * is answered was deleted, hidden, held or moved meanwhile. Fails on a unique index when the same
 * form was posted or the persona was made meanwhile.
 */
export function insertComment(comment: PlacedComment): Statement {
  const [now, soon, lags] = touchValues(comment.touches);
  return {
    name: 'off-call-post-insert',
    text: INSERT,
    values: [
      comment.id,
      comment.threadId,
      comment.persona.id,
      comment.number,
      comment.parentId,
      comment.answersId,
      comment.path,
      comment.rootOrdinal,
      comment.body,
      comment.html,
      comment.now,
      comment.postKey,
      comment.above,
      comment.answeredPath,
      comment.persona.isNew,
      comment.personId,
      comment.personName,
      comment.head,
      now,
      soon,
      lags,
      ORIGIN,
      comment.browser ?? null,
      announcementText({ thread: comment.threadId, number: comment.number, at: comment.now }),
    ],
  };
}

/**
 * Of a root's tree only so many are looked at to see whether a new comment is among the first
 * replies that are shown: if that many vanished ones stand before it, its head is touched in vain.
 */
const MOST_LOOKED_AT = 20;

const INSERT = `
  WITH open AS MATERIALIZED (
    SELECT 1 FROM thread t JOIN essay e ON e.id = t.essay_id
    WHERE t.id = $2::uuid AND e.published_revision IS NOT NULL AND ($6::uuid IS NULL OR EXISTS (
      SELECT FROM comment a
      WHERE a.id = $6 AND a.path = $14::bytea
        AND a.deleted_at IS NULL AND a.hidden_by_id IS NULL AND a.held_at IS NULL
    ))
  ), made AS (
    INSERT INTO persona (id, thread_id, kind, name, created_at)
    SELECT $3::uuid, $2, 'member', $17::text, $11::timestamptz FROM open WHERE $15::boolean
    RETURNING id
  ), owned AS (
    INSERT INTO persona_owner (persona_id, person_id, thread_id)
    SELECT id, $16::uuid, $2 FROM made
  ), written AS (
    INSERT INTO comment (id, thread_id, persona_id, number, parent_id, answers_id, path, depth,
      root_ordinal, body, html, written_at, post_key)
    SELECT $1::uuid, $2, $3, $4::integer, $5::uuid, $6, $7::bytea, cardinality($13::uuid[]),
      $8::integer, $9::text, $10::text, $11, $12::text
    FROM open
    RETURNING id
  ), forgotten AS (
    DELETE FROM pending_comment USING open WHERE browser_hash = $23::text AND post_key = $12
  ), counted AS (
    UPDATE comment c SET descendant_count = c.descendant_count + 1,
      reply_count = c.reply_count + CASE WHEN c.id = $5 THEN 1 ELSE 0 END
    FROM open WHERE c.id = ANY ($13)
    RETURNING c.depth, c.descendant_count
  ), first AS (
    SELECT held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0) AS shown
    FROM comment
    WHERE thread_id = $2 AND path > substring($7 FROM 1 FOR ${SEGMENT_BYTES}) AND path < $7
    ORDER BY path LIMIT ${MOST_LOOKED_AT}
  ), head AS MATERIALIZED (
    SELECT (SELECT count(*) FILTER (WHERE shown) FROM first) < ${FIRST_REPLIES}
      OR descendant_count = ${FIRST_REPLIES + 1} AS changes
    FROM counted WHERE depth = 0
  ), touching AS (
    SELECT tag FROM open, unnest($19::text[]) AS tag
    UNION ALL SELECT $18::text FROM head WHERE changes
  ), waiting AS (
    SELECT tag, after_ms FROM open, unnest($20::text[], $21::integer[]) AS waiting (tag, after_ms)
    UNION ALL SELECT $18, ${COUNTS_LAG} FROM head WHERE NOT changes
  ), ${touchParts('$22')}, live AS (
    SELECT pg_notify('${LIVE_CHANNEL}', $24::text) FROM written
  )
  SELECT (extract(epoch FROM moment.at) * 1000000)::bigint::text AS at,
    ARRAY(SELECT tag FROM touched) AS touched
  FROM written, moment, told, live`;

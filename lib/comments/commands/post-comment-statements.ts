import { SEGMENT_BYTES } from '#lib/kernel/path.ts';
import type { Touches } from '#lib/kernel/touches.ts';
import { REPEATS_AMONG, SAME_WITHIN } from '#lib/moderation/rules/before-publication/repeat.ts';
import { ORIGIN, touchParts, touchValues } from '#lib/platform/cache/touch-table.ts';
import type { Statement } from '#lib/platform/db.ts';
import { announcementText, LIVE_CHANNEL } from '#lib/platform/live/channel.ts';
import { SHARED_BY, type Stance } from '../rules/stances.ts';
import { FIRST_REPLIES } from '../rules.ts';
import { COUNTS_LAG, threadTag } from '../tags.ts';
import { sharing } from './weigh-stance.ts';

// The statements by which a comment is posted. They are prepared, by name, once on each connection;
// none of them reads or writes more rows in a long thread than in a short one.

/**
 * Takes the row of an essay's thread for the rest of the transaction, and counts the comment there.
 * Gives no row when the essay has no thread.
 */
export function takeNumber(essayId: string, isRoot: boolean): Statement {
  return {
    name: 'off-call-post-take-number',
    text: TAKE_NUMBER,
    values: [essayId, isRoot ? 1 : 0],
  };
}

/** The comment's number, and how many roots the thread has with it. */
export type Taken = { threadId: string; number: number; rootCount: number };

const TAKE_NUMBER = `
  UPDATE thread SET last_number = last_number + 1, comment_count = comment_count + 1,
    root_count = root_count + $2::integer
  WHERE essay_id = $1::uuid
  RETURNING id AS "threadId", last_number AS number, root_count AS "rootCount"`;

/**
 * What has to be known of a thread that is taken; the answered comment's fields are null without
 * one.
 */
export type Known = {
  published: boolean;
  personaId: string | null;
  answeredId: string | null;
  answeredDepth: number | null;
  answeredPath: Uint8Array | null;
  answeredParentId: string | null;
  answeredDeleted: boolean;
  answeredHidden: boolean;
  answeredHeld: boolean;
  /** The ids of the answered comment and of everything above it, from itself up to its root. */
  upwards: string[];
  /** Whether one of those locks the branch. */
  branchLocked: boolean;
  threadLocked: boolean;
  slowSeconds: number | null;
  /** Whether somebody else is answered who wants a mail of it. */
  mails: boolean;
  /** Whether the writer is suspended now. */
  suspended: boolean;
  /** Whether a comment of the writer with a link was read and released; false if nobody asked. */
  linkReleased: boolean;
  /**
   * What the writer posted last in the thread, newest first; `at` in ms since 1970, the body only
   * where it may be the same.
   */
  latest: { number: number; at: number; body: string | null }[];
} & (
  | { earlierId: null; earlierNumber: null; earlierBody: null; earlierHeld: null }
  /** The comment that this form has posted already. */
  | { earlierId: string; earlierNumber: number; earlierBody: string; earlierHeld: boolean }
);

/**
 * Reads it; gives no row when the essay has no thread. `asksForLinks`: whether it matters that a
 * link of the writer was released.
 */
export function readKnown(comment: {
  essayId: string;
  personId: string;
  postKey: string;
  answersId: string | null;
  body: string;
  asksForLinks: boolean;
  now: Date;
}): Statement {
  const { essayId, personId, postKey, answersId, body, asksForLinks, now } = comment;
  return {
    ...(asksForLinks ? READ_KNOWN_AND_LINKS : READ_KNOWN),
    values: [essayId, personId, postKey, answersId, now, Buffer.byteLength(body)],
  };
}

/** Whether a comment of a person with a link was held by a check, and read and released. */
export const linkReleased = (personId: string): string => `EXISTS (
      SELECT FROM persona_owner mine
      JOIN comment c ON c.persona_id = mine.persona_id
      JOIN moderation_case k ON k.comment_id = c.id AND k.origin = 'check'
      JOIN decision d ON d.comment_id = c.id AND d.kind = 'release' AND d.undone_at IS NULL
      WHERE mine.person_id = ${personId} AND c.held_at IS NULL AND c.hidden_by_id IS NULL
        AND (k.reason = 'links' OR c.html LIKE '%<a href=%')
    )`;

/** Whether a person is suspended at a moment. */
export const isSuspended = (personId: string, now: string): string => `EXISTS (
      SELECT FROM suspension s WHERE s.person_id = ${personId} AND s.starts_at <= ${now}
        AND (s.ends_at IS NULL OR s.ends_at > ${now})
    )`;

const knownWith = (released: string): string => `
  SELECT e.published_revision IS NOT NULL AS published, o.persona_id AS "personaId",
    b.id AS "earlierId", b.number AS "earlierNumber", b.body AS "earlierBody",
    b.held_at IS NOT NULL AS "earlierHeld",
    a.id AS "answeredId", a.depth AS "answeredDepth", a.path AS "answeredPath",
    a.parent_id AS "answeredParentId", a.deleted_at IS NOT NULL AS "answeredDeleted",
    a.hidden_by_id IS NOT NULL AS "answeredHidden", a.held_at IS NOT NULL AS "answeredHeld",
    above.upwards, above.locked AS "branchLocked",
    t.locked_by_id IS NOT NULL AS "threadLocked", t.slow_seconds AS "slowSeconds",
    EXISTS (
      SELECT FROM persona_owner w JOIN person p ON p.id = w.person_id
      WHERE w.persona_id = a.persona_id AND p.reply_mails_at IS NOT NULL AND p.id <> $2
    ) AS mails,
    ${isSuspended('$2::uuid', '$5::timestamptz')} AS suspended,
    ${released} AS "linkReleased",
    (
      SELECT coalesce(json_agg(json_build_object('number', number, 'at', at, 'body', body)), '[]')
      FROM (
        SELECT number, (extract(epoch FROM written_at) * 1000)::bigint AS at,
          CASE WHEN deleted_at IS NULL
            AND abs(octet_length(body) - $6::integer) <= ${SAME_WITHIN} THEN body END AS body
        FROM comment WHERE persona_id = o.persona_id
        ORDER BY number DESC LIMIT ${REPEATS_AMONG}
      ) latest
    ) AS latest
  FROM thread t
  JOIN essay e ON e.id = t.essay_id
  LEFT JOIN persona_owner o ON o.person_id = $2::uuid AND o.thread_id = t.id
  LEFT JOIN comment b ON b.persona_id = o.persona_id AND b.post_key = $3::text
  LEFT JOIN comment a ON a.id = $4::uuid AND a.thread_id = t.id
  CROSS JOIN LATERAL (
    WITH RECURSIVE up AS (
      SELECT a.id, a.parent_id, a.locked_by_id, 1 AS step WHERE a.id IS NOT NULL
      UNION ALL
      SELECT above.id, above.parent_id, above.locked_by_id, up.step + 1 FROM up, LATERAL (
        SELECT id, parent_id, locked_by_id FROM comment WHERE id = up.parent_id LIMIT 1
      ) above
    ) SELECT coalesce(array_agg(id::text ORDER BY step), '{}') AS upwards,
        coalesce(bool_or(locked_by_id IS NOT NULL), false) AS locked FROM up
  ) above
  WHERE t.essay_id = $1::uuid`;

// Two statements, since even a part that is not carried out costs a tenth of the others.
const READ_KNOWN = { name: 'off-call-post-read-known', text: knownWith('false') };
const READ_KNOWN_AND_LINKS = {
  name: 'off-call-post-read-known-and-links',
  text: knownWith(linkReleased('$2::uuid')),
};

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
  path: Uint8Array;
  /** The ids of what stands above it. */
  above: string[];
  rootOrdinal: number | null;
  body: string;
  html: string;
  stance: Stance | null;
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
 * forgets what the writer's browser kept of it; tells listeners of comment and touches. Gives one
 * row.
 */
export function insertComment(comment: PlacedComment): Statement {
  const [now, soon, lags] = touchValues(comment.touches);
  return {
    ...(comment.stance === null ? INSERT : INSERT_WITH_STANCE),
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
      ...(comment.stance === null ? [] : [comment.stance, threadTag(comment.threadId)]),
    ],
  };
}

/**
 * Of a root's tree only so many are looked at to see whether a new comment is among the first
 * replies that are shown: if that many vanished ones stand before it, its head is touched in vain.
 */
const MOST_LOOKED_AT = 20;

/** What a statement has more that writes a comment with a stance: a column, its value, and parts. */
type WithStance = { column: string; value: string; parts: string; touching: string };

const insertWith = ({ column, value, parts, touching }: WithStance): string => `
  WITH made AS (
    INSERT INTO persona (id, thread_id, kind, name, created_at)
    SELECT $3::uuid, $2, 'member', $16::text, $11::timestamptz WHERE $14::boolean
    RETURNING id
  ), owned AS (
    INSERT INTO persona_owner (persona_id, person_id, thread_id)
    SELECT id, $15::uuid, $2 FROM made
  ), written AS (
    INSERT INTO comment (id, thread_id, persona_id, number, parent_id, answers_id, path, depth,
      root_ordinal, body, html, written_at, post_key${column})
    VALUES ($1::uuid, $2::uuid, $3, $4::integer, $5::uuid, $6::uuid, $7::bytea,
      cardinality($13::uuid[]), $8::integer, $9::text, $10::text, $11, $12::text${value})
    RETURNING id
  ), forgotten AS (
    DELETE FROM pending_comment WHERE browser_hash = $22::text AND post_key = $12
  ), counted AS (
    UPDATE comment c SET descendant_count = c.descendant_count + 1,
      reply_count = c.reply_count + CASE WHEN c.id = $5 THEN 1 ELSE 0 END
    WHERE c.id = ANY ($13)
    RETURNING c.depth
  ), first AS (
    SELECT held_at IS NULL AND (deleted_at IS NULL OR reply_count > 0) AS shown
    FROM comment
    WHERE thread_id = $2 AND path > substring($7 FROM 1 FOR ${SEGMENT_BYTES}) AND path < $7
    ORDER BY path LIMIT ${MOST_LOOKED_AT}
  ), head AS MATERIALIZED (
    SELECT (SELECT count(*) FILTER (WHERE shown) FROM first) <= ${FIRST_REPLIES} AS changes
    FROM counted WHERE depth = 0
  ), ${parts}touching AS (
    SELECT tag FROM unnest($18::text[]) AS tag
    UNION ALL SELECT $17::text FROM head WHERE changes${touching}
  ), waiting AS (
    SELECT tag, after_ms FROM unnest($19::text[], $20::integer[]) AS waiting (tag, after_ms)
    UNION ALL SELECT $17, ${COUNTS_LAG} FROM head WHERE NOT changes
  ), ${touchParts('$21')}, live AS (
    SELECT pg_notify('${LIVE_CHANNEL}', $23::text) FROM written
  )
  SELECT (extract(epoch FROM moment.at) * 1000000)::bigint::text AS at,
    ARRAY(SELECT tag FROM touched) AS touched
  FROM written, moment, told, live`;

// Two statements, since the others would pay for what few comments say.
const INSERT = {
  name: 'off-call-post-insert',
  text: insertWith({ column: '', value: '', parts: '', touching: '' }),
};
// With this comment they may be enough to be shown; the comment itself is not to be seen yet.
const INSERT_WITH_STANCE = {
  name: 'off-call-post-insert-with-stance',
  text: insertWith({
    column: ', stance',
    value: ', $24::stance',
    parts: `shared AS (
    UPDATE thread SET shared_stances = shared_stances || $24::stance
    WHERE id = $2 AND NOT $24::stance = ANY (shared_stances)
      AND ${sharing('$2', '$24::stance', 'ARRAY[$3::uuid]')} >= ${SHARED_BY}
    RETURNING id
  ), `,
    touching: `
    UNION ALL SELECT $25::text FROM shared`,
  }),
};

/**
 * Writes a comment that waits for a moderator, and its writer's persona if it is new; forgets what
 * the writer's browser kept of it. Nothing that readers see counts it: what takeNumber has counted
 * is taken off again, but for the number. Gives no row.
 */
export function insertHeld(comment: PlacedComment): Statement {
  return {
    name: 'off-call-post-insert-held',
    text: INSERT_HELD,
    values: [
      comment.id,
      comment.threadId,
      comment.persona.id,
      comment.number,
      comment.parentId,
      comment.answersId,
      comment.path,
      comment.above.length,
      comment.body,
      comment.html,
      comment.now,
      comment.postKey,
      comment.persona.isNew,
      comment.personId,
      comment.personName,
      comment.browser ?? null,
      comment.stance,
    ],
  };
}

const INSERT_HELD = `
  WITH made AS (
    INSERT INTO persona (id, thread_id, kind, name, created_at)
    SELECT $3::uuid, $2::uuid, 'member', $15::text, $11::timestamptz WHERE $13::boolean
    RETURNING id
  ), owned AS (
    INSERT INTO persona_owner (persona_id, person_id, thread_id)
    SELECT id, $14::uuid, $2 FROM made
  ), forgotten AS (
    DELETE FROM pending_comment WHERE browser_hash = $16::text AND post_key = $12
  ), uncounted AS (
    UPDATE thread SET comment_count = comment_count - 1,
      root_count = root_count - CASE WHEN $5::uuid IS NULL THEN 1 ELSE 0 END
    WHERE id = $2
  )
  INSERT INTO comment (id, thread_id, persona_id, number, parent_id, answers_id, path, depth, body,
    html, written_at, held_at, post_key, stance)
  VALUES ($1::uuid, $2, $3, $4::integer, $5, $6::uuid, $7::bytea, $8::integer, $9::text, $10::text,
    $11, $11, $12::text, $17::stance)`;

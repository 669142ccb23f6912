import type pg from 'pg';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import {
  type EssayFront,
  type PageFront,
  SITE_FORMAT,
  type SiteFile,
  THREAD_FORMAT,
  type ThreadComment,
  type ThreadHead,
  type ThreadPersona,
  VERSION,
} from '../rules/site-format.ts';

/** Rows of one look at the database. */
const BATCH = 1_000;

/** One moment of the database, as everything of an export is read. */
export type Snapshot = pg.ClientBase;

let cursors = 0;

/** The rows of a query, a batch at a time, however many there are. The text is a constant of this file. */
async function* rowsOf<Row extends pg.QueryResultRow>(
  db: Snapshot,
  text: string,
  values: unknown[] = [],
): AsyncGenerator<Row> {
  cursors += 1;
  const cursor = `export_${cursors}`;
  await db.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values);
  for (;;) {
    const { rows } = await db.query<Row>(`FETCH ${BATCH} FROM ${cursor}`);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await db.query(`CLOSE ${cursor}`);
}

async function all<Row extends pg.QueryResultRow>(db: Snapshot, text: string): Promise<Row[]> {
  return (await db.query<Row>(text)).rows;
}

/** A moment as it is written: ISO 8601, UTC, with milliseconds. */
const at = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const day = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
/** A decision as the public log names it. */
const key = (decision: string) =>
  `${day(`${decision}.decided_at`)} || '-' || substring(${decision}.id::text FROM 25)`;
const keyOf = (id: string) => `(SELECT ${key('d')} FROM decision d WHERE d.id = ${id})`;

const PUBLISHED = `
  FROM essay e JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision`;
const PUBLISHED_PAGE = `
  FROM guide_page g JOIN guide_revision r ON r.page_id = g.id AND r.number = g.published_revision`;

export type EssayRow = EssayFront & { slug: string; source: string };

/** Published essays, the oldest first. */
export const readEssays = (db: Snapshot): AsyncGenerator<EssayRow> =>
  rowsOf(
    db,
    `SELECT e.id, e.slug, r.title, r.summary, e.byline, r.language,
       ${at('e.published_at')} AS published, ${at('e.revised_at')} AS revised,
       r.cover_id AS cover, r.cover_alt AS "coverAlt",
       (SELECT a.slug FROM essay a WHERE a.id = r.answers_id AND a.published_revision IS NOT NULL)
         AS answers,
       s.slug AS series, e.series_position AS part, r.source
     ${PUBLISHED} LEFT JOIN series s ON s.id = e.series_id
     ORDER BY e.published_at, e.id`,
  );

export type PageRow = PageFront & { source: string };

/** Published pages of the guide, in their order. */
export const readPages = (db: Snapshot): AsyncGenerator<PageRow> =>
  rowsOf(
    db,
    `SELECT g.id, g.permalink, r.title, r.summary, g.icon, g.position,
       ${at('g.published_at')} AS published, ${at('g.revised_at')} AS revised, r.source
     ${PUBLISHED_PAGE} ORDER BY g.position NULLS LAST, g.permalink`,
  );

/** What a published text is called by others: without the leading slash. */
const NAMES = `
  SELECT e.id, '${essayAddress('')}' || e.slug AS address ${PUBLISHED}
  UNION ALL SELECT g.id, g.permalink ${PUBLISHED_PAGE}`;

/** Everything that is no text, discussion or picture of its own. */
export async function readSite(db: Snapshot): Promise<SiteFile> {
  const taken = `
    SELECT slug, ${at('taken_back_at')} AS at FROM essay
    WHERE published_revision IS NULL AND taken_back_at IS NOT NULL AND hidden_by_id IS NULL`;
  return {
    format: SITE_FORMAT,
    version: VERSION,
    series: await all(
      db,
      `SELECT s.slug, s.title, s.summary, ${at('s.created_at')} AS "createdAt",
         ${at('s.updated_at')} AS "updatedAt"
       FROM series s
       WHERE EXISTS (
         SELECT FROM essay e WHERE e.series_id = s.id AND e.published_revision IS NOT NULL)
       ORDER BY s.created_at, s.slug`,
    ),
    takenBack: await all(db, `${taken} ORDER BY slug`),
    addresses: await all(
      db,
      `WITH named AS (
         ${NAMES} UNION ALL SELECT NULL::uuid, '${essayAddress('')}' || slug FROM (${taken}) t
       )
       SELECT f.address, f.leads_to AS "leadsTo" FROM former_address f
       JOIN named n ON n.address = f.leads_to ORDER BY f.address`,
    ),
    corrections: await all(
      db,
      `SELECT e.slug AS essay, c.note, ${at('c.created_at')} AS at
       ${PUBLISHED} JOIN correction c ON c.essay_id = e.id ORDER BY e.slug, c.created_at, c.id`,
    ),
    links: await all(
      db,
      `WITH named AS (${NAMES})
       SELECT f.address AS from, l.target, t.address AS to FROM text_link l
       JOIN named f ON f.id = coalesce(l.from_essay_id, l.from_page_id)
       JOIN named t ON t.id = coalesce(l.to_essay_id, l.to_page_id)
       ORDER BY f.address, l.target`,
    ),
    images: await all(
      db,
      `WITH shown AS (
         SELECT r.cover_id AS id ${PUBLISHED}
         UNION SELECT unnest(pictures_of(r.source)) ${PUBLISHED}
         UNION SELECT unnest(pictures_of(r.source)) ${PUBLISHED_PAGE}
       )
       SELECT i.id, i.alt, i.width, i.height, i.widths, ${at('i.created_at')} AS "createdAt"
       FROM image i JOIN shown USING (id) ORDER BY i.id`,
    ),
    moderation: await all(
      db,
      `SELECT ${key('d')} AS key, d.kind, d.rule,
         CASE WHEN d.automated OR d.decided_by_role IS NULL THEN 'automatic'
           WHEN d.decided_by_role = 'admin' THEN 'admin' ELSE 'moderator' END AS role,
         CASE WHEN d.about_elsewhere IS NOT NULL THEN d.about_elsewhere
           WHEN d.comment_id IS NOT NULL THEN 'comment' WHEN d.essay_id IS NOT NULL THEN 'essay'
           WHEN d.persona_id IS NOT NULL THEN 'persona'
           WHEN d.thread_id IS NOT NULL THEN 'thread' ELSE 'import' END AS about,
         (SELECT ${key('b')} FROM decision b WHERE b.id = d.reverses_id AND b.undone_at IS NULL)
           AS reverses,
         CASE WHEN a.outcome IS NOT NULL
           THEN json_build_object('outcome', a.outcome, 'day', ${day('a.decided_at')}) END AS appeal
       FROM decision d LEFT JOIN appeal a ON a.decision_id = d.id
       WHERE d.undone_at IS NULL ORDER BY 1`,
    ),
  };
}

/** The discussion of a published essay; null when it has none. */
export async function readThreadHead(db: Snapshot, essayId: string): Promise<ThreadHead | null> {
  const { rows } = await db.query<ThreadHead>(
    `SELECT '${THREAD_FORMAT}' AS format, ${VERSION} AS version, t.id, e.slug AS essay,
       ${at('t.opened_at')} AS "openedAt", t.last_number AS "lastNumber",
       ${keyOf('t.locked_by_id')} AS "lockedBy", ${keyOf('t.slowed_by_id')} AS "slowedBy",
       t.slow_seconds AS "slowSeconds",
       (SELECT json_build_object('edition', k.edition, 'rootCount', k.root_count,
          'ordinals', k.ordinals)
        FROM ranking k WHERE k.thread_id = t.id ORDER BY k.edition DESC LIMIT 1) AS ranking
     FROM thread t JOIN essay e ON e.id = t.essay_id WHERE e.id = $1::uuid`,
    [essayId],
  );
  return rows[0] ?? null;
}

/** A name is called after the first comment that is shown under it; without one it is not told. */
const firstOf = (persona: string) => `
  SELECT 'p' || own.number AS name, own.number FROM comment own
  WHERE own.persona_id = ${persona} AND own.held_at IS NULL AND own.deleted_at IS NULL
    AND own.hidden_by_id IS NULL
  ORDER BY own.number LIMIT 1`;

/** Who can be read in a discussion, in the order of their first comments. */
export const readPersonas = (db: Snapshot, threadId: string): AsyncGenerator<ThreadPersona> =>
  rowsOf(
    db,
    `SELECT f.name AS id, p.name, p.kind FROM persona p
     CROSS JOIN LATERAL (${firstOf('p.id')}) f
     WHERE p.thread_id = $1::uuid ORDER BY f.number`,
    [threadId],
  );

/** Every comment by its number; of what readers don't see only its place. */
export async function* readComments(db: Snapshot, threadId: string): AsyncGenerator<ThreadComment> {
  const rows = rowsOf<{ comment: ThreadComment }>(
    db,
    `SELECT CASE said.state
       WHEN 'gone' THEN json_build_object('number', c.number, 'state', said.state,
         'parent', p.number, 'answers', a.number, 'ordinal', c.root_ordinal,
         'lockedBy', ${keyOf('c.locked_by_id')})
       WHEN 'deleted' THEN json_build_object('number', c.number, 'state', said.state, 'id', c.id,
         'parent', p.number, 'answers', a.number, 'ordinal', c.root_ordinal,
         'lockedBy', ${keyOf('c.locked_by_id')}, 'writtenAt', ${at('c.written_at')})
       WHEN 'hidden' THEN json_build_object('number', c.number, 'state', said.state, 'id', c.id,
         'parent', p.number, 'answers', a.number, 'ordinal', c.root_ordinal,
         'lockedBy', ${keyOf('c.locked_by_id')}, 'writtenAt', ${at('c.written_at')},
         'hiddenBy', ${keyOf('c.hidden_by_id')})
       ELSE json_build_object('number', c.number, 'state', said.state, 'id', c.id,
         'parent', p.number, 'answers', a.number, 'ordinal', c.root_ordinal,
         'lockedBy', ${keyOf('c.locked_by_id')}, 'writtenAt', ${at('c.written_at')},
         'editedAt', ${at('c.edited_at')}, 'persona', f.name, 'body', c.body,
         'earlier', coalesce((
           SELECT json_agg(json_build_object('body', v.body, 'replacedAt', ${at('v.replaced_at')})
             ORDER BY v.number)
           FROM comment_revision v WHERE v.comment_id = c.id), '[]'),
         'helpful', c.helpful_count, 'same', c.same_count,
         'stance', CASE WHEN c.stance = ANY (t.shared_stances) THEN c.stance END)
       END AS comment
     FROM comment c JOIN thread t ON t.id = c.thread_id
     LEFT JOIN comment p ON p.id = c.parent_id
     LEFT JOIN comment a ON a.id = c.answers_id
     LEFT JOIN LATERAL (${firstOf('c.persona_id')}) f ON true
     CROSS JOIN LATERAL (SELECT CASE
       WHEN c.held_at IS NOT NULL OR (c.deleted_at IS NOT NULL AND c.reply_count = 0) THEN 'gone'
       WHEN c.deleted_at IS NOT NULL THEN 'deleted'
       WHEN c.hidden_by_id IS NOT NULL THEN 'hidden' ELSE 'shown' END AS state) said
     WHERE c.thread_id = $1::uuid ORDER BY c.number`,
    [threadId],
  );
  for await (const { comment } of rows) yield comment;
}

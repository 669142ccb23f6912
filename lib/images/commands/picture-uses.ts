import { Prisma } from '#lib/platform/db/generated/client.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** A text that shows a picture, in its words or as its cover. Never leaves the server as it is. */
export type PictureUse = {
  imageId: string;
  kind: 'essay' | 'page';
  /** Of the essay or the page of the guide. */
  textId: string;
  authorId: string | null;
  title: string;
  /** What readers get, or would get next, shows it; not only an earlier revision. */
  current: boolean;
};

/**
 * Where pictures are used: in revisions and in what is being written, each text once. (What is not
 * published or scheduled has no number there, and `IN` with nothing among its list says nothing.)
 */
export async function pictureUses(
  tx: Pick<Transaction, '$queryRaw'>,
  imageIds: readonly string[],
): Promise<PictureUse[]> {
  return tx.$queryRaw<PictureUse[]>`
    SELECT use.image_id AS "imageId", 'essay' AS kind, e.id AS "textId",
      e.author_id AS "authorId", latest.title,
      bool_or(use.current) AND e.deleted_at IS NULL AS current
    FROM (
      SELECT i.id AS image_id, r.essay_id, (r.number IN (
        e.latest_revision, e.published_revision, e.scheduled_revision, e.hidden_revision
      )) IS TRUE AS current
      FROM unnest(${imageIds}::uuid[]) AS i(id)
      JOIN essay_revision r ON ${showsIt('r')}
      JOIN essay e ON e.id = r.essay_id
      UNION ALL
      SELECT i.id, w.essay_id, true
      FROM unnest(${imageIds}::uuid[]) AS i(id)
      JOIN working_copy w ON w.essay_id IS NOT NULL AND ${showsIt('w')}
    ) AS use
    JOIN essay e ON e.id = use.essay_id
    JOIN essay_revision latest ON latest.essay_id = e.id AND latest.number = e.latest_revision
    GROUP BY use.image_id, e.id, latest.title
    UNION ALL
    SELECT use.image_id, 'page', g.id, NULL, latest.title, bool_or(use.current)
    FROM (
      SELECT i.id AS image_id, r.page_id, (r.number IN (
        g.latest_revision, g.published_revision
      )) IS TRUE AS current
      FROM unnest(${imageIds}::uuid[]) AS i(id)
      JOIN guide_revision r ON pictures_of(r.source) @> ARRAY[i.id]
      JOIN guide_page g ON g.id = r.page_id
      UNION ALL
      SELECT i.id, w.page_id, true
      FROM unnest(${imageIds}::uuid[]) AS i(id)
      JOIN working_copy w ON w.page_id IS NOT NULL AND ${showsIt('w')}
    ) AS use
    JOIN guide_page g ON g.id = use.page_id
    JOIN guide_revision latest ON latest.page_id = g.id AND latest.number = g.latest_revision
    GROUP BY use.image_id, g.id, latest.title`;
}

/** No text shows the picture `i`, not even an earlier revision of one. */
export const UNUSED = Prisma.sql`
  NOT EXISTS (SELECT FROM essay_revision r WHERE r.cover_id = i.id)
  AND NOT EXISTS (SELECT FROM essay_revision r WHERE pictures_of(r.source) @> ARRAY[i.id])
  AND NOT EXISTS (SELECT FROM guide_revision r WHERE pictures_of(r.source) @> ARRAY[i.id])
  AND NOT EXISTS (SELECT FROM working_copy w WHERE ${showsIt('w')})`;

function showsIt(text: 'r' | 'w'): Prisma.Sql {
  return text === 'r'
    ? Prisma.sql`(r.cover_id = i.id OR pictures_of(r.source) @> ARRAY[i.id])`
    : Prisma.sql`(w.cover_id = i.id OR pictures_of(w.source) @> ARRAY[i.id])`;
}

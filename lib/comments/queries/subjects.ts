import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { databasePool } from '#lib/platform/db.ts';
import type { CommentSubject, ThreadSubject } from '#lib/policy/predicates.ts';

/** What the policy asks about a comment; null when there is none. Never leaves the server. */
export async function getCommentSubject(id: string): Promise<CommentSubject | null> {
  if (!isId(id)) return null;
  const { rows } = await databasePool().query<CommentSubject>({
    name: 'off-call-comment-subject',
    text: `
      SELECT o.person_id AS "writerId", c.written_at AS "writtenAt",
        c.deleted_at IS NOT NULL AS deleted, c.hidden_by_id IS NOT NULL AS hidden,
        c.held_at IS NOT NULL AS held, e.published_revision IS NOT NULL AS "essayPublished",
        t.locked_by_id IS NOT NULL OR EXISTS (
          WITH RECURSIVE up AS (
            SELECT c.parent_id, c.locked_by_id
            UNION ALL
            SELECT above.parent_id, above.locked_by_id
            FROM up JOIN comment above ON above.id = up.parent_id
          ) SELECT FROM up WHERE locked_by_id IS NOT NULL
        ) AS locked
      FROM comment c
      JOIN thread t ON t.id = c.thread_id
      JOIN essay e ON e.id = t.essay_id
      LEFT JOIN persona_owner o ON o.persona_id = c.persona_id
      WHERE c.id = $1::uuid`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** What the policy asks about an essay's thread; null when there is none. */
export async function getThreadSubject(essayId: string): Promise<ThreadSubject | null> {
  const { rows } = await databasePool().query<ThreadSubject>({
    name: 'off-call-thread-subject',
    text: `
      SELECT e.published_revision IS NOT NULL AS "essayPublished",
        t.locked_by_id IS NOT NULL AS locked
      FROM essay e JOIN thread t ON t.essay_id = e.id WHERE e.id = $1::uuid`,
    values: [essayId],
  });
  return rows[0] ?? null;
}

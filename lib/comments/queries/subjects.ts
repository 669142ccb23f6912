import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import type { CommentSubject, ThreadSubject } from '#lib/policy/predicates.ts';

/** What the policy asks about a comment; null when there is none. Never leaves the server. */
export async function getCommentSubject(id: string): Promise<CommentSubject | null> {
  if (!isId(id)) return null;
  const comment = await db.comment.findUnique({
    where: { id },
    select: {
      writtenAt: true,
      deletedAt: true,
      hiddenById: true,
      heldAt: true,
      persona: { select: { owner: { select: { userId: true } } } },
      thread: { select: { essay: { select: { publishedRevision: true } } } },
    },
  });
  if (!comment) return null;
  return {
    writerId: comment.persona.owner?.userId ?? null,
    writtenAt: comment.writtenAt,
    deleted: comment.deletedAt !== null,
    hidden: comment.hiddenById !== null,
    held: comment.heldAt !== null,
    essayPublished: comment.thread.essay.publishedRevision !== null,
  };
}

/** What the policy asks about an essay's thread; null when there is none. */
export async function getThreadSubject(essayId: string): Promise<ThreadSubject | null> {
  const { rows } = await databasePool().query<ThreadSubject>({
    name: 'off-call-thread-subject',
    text: `
      SELECT e.published_revision IS NOT NULL AS "essayPublished"
      FROM essay e JOIN thread t ON t.essay_id = e.id WHERE e.id = $1::uuid`,
    values: [essayId],
  });
  return rows[0] ?? null;
}

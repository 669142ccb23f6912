import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayTag } from '#lib/essays/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { subtreeEnd } from '#lib/kernel/path.ts';
import { db } from '#lib/platform/db.ts';
import { WINDOW_SIZE } from '../rules.ts';
import { commentTag, threadTag } from '../tags.ts';
import { type CommentHistory, type CommentPage, nest } from '../views.ts';
import { isShown, readAncestors, readInOrder, viewOf } from './shown-comments.ts';
/** A comment's own page. Null when it is not there for everybody. */
export async function getCommentPage(id: string): Promise<CommentPage | null> {
  'use cache';
  cacheLife('kept');
  if (!isId(id)) return null;
  cacheTag(commentTag(id));
  const found = await findComment(id);
  if (!found) return null;
  cacheTag(essayTag(found.essayId), threadTag(found.threadId));
  return readCommentPage(found);
}

type Found = {
  id: string;
  threadId: string;
  essayId: string;
  slug: string;
  title: string;
  path: Uint8Array;
  /** Whether it stands there for everybody, as text or as a line. */
  shown: boolean;
};

/** A comment in its place, shown or not, so that a page that says no can be tagged as well. */
export async function findComment(id: string): Promise<Found | null> {
  const rows = await db.$queryRaw<Found[]>`
    SELECT c.id, c.thread_id AS "threadId", t.essay_id AS "essayId", e.slug,
      coalesce(r.title, '') AS title, c.path, r.number IS NOT NULL AND ${isShown} AS shown
    FROM comment c
    JOIN thread t ON t.id = c.thread_id
    JOIN essay e ON e.id = t.essay_id
    LEFT JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE c.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Reads a comment's page without the cache; getCommentPage is what pages use. */
export async function readCommentPage(found: Found): Promise<CommentPage | null> {
  if (!found.shown) return null;
  const rows = await readInOrder(found.threadId, {
    from: found.path,
    before: subtreeEnd(found.path),
    limit: WINDOW_SIZE + 1,
  });
  const [comment] = nest(rows.slice(0, WINDOW_SIZE).map(viewOf));
  if (!comment) return null;
  return {
    essayId: found.essayId,
    slug: found.slug,
    title: found.title,
    ancestors: await readAncestors(found.threadId, found.path),
    comment,
    next: rows[WINDOW_SIZE]?.number ?? null,
  };
}

/**
 * A comment's versions for everybody who may read it, newest first. Null when the comment is not
 * there for everybody.
 */
export async function getCommentHistory(id: string): Promise<CommentHistory | null> {
  'use cache';
  cacheLife('kept');
  if (!isId(id)) return null;
  cacheTag(commentTag(id));
  const found = await findComment(id);
  if (!found) return null;
  cacheTag(essayTag(found.essayId), threadTag(found.threadId));
  return readCommentHistory(id);
}

/** Reads a comment's versions without the cache; getCommentHistory is what pages use. */
export async function readCommentHistory(id: string): Promise<CommentHistory | null> {
  if (!isId(id)) return null;
  const comment = await db.comment.findFirst({
    where: {
      id,
      deletedAt: null,
      heldAt: null,
      hiddenById: null,
      thread: { essay: { publishedRevision: { not: null } } },
    },
    include: { persona: true, revisions: { orderBy: { number: 'desc' } } },
  });
  if (!comment) return null;
  const found = await findComment(id);
  if (!found?.shown) return null;
  const now = {
    number: comment.revisions.length + 1,
    html: comment.html,
    from: (comment.editedAt ?? comment.writtenAt).toISOString(),
    until: null,
  };
  const earlier = comment.revisions.map((revision, index) => ({
    number: revision.number,
    html: revision.html,
    from: (comment.revisions[index + 1]?.replacedAt ?? comment.writtenAt).toISOString(),
    until: revision.replacedAt.toISOString(),
  }));
  return {
    id,
    number: comment.number,
    slug: found.slug,
    title: found.title,
    author: { name: comment.persona.name, kind: comment.persona.kind },
    versions: [now, ...earlier],
  };
}

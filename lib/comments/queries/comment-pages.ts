import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayTag } from '#lib/essays/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import { commentTag, threadTag } from '../tags.ts';
import type { CommentHistory, CommentPage } from '../views.ts';
import { readStretch } from './branches.ts';
import { isShown } from './shown-comments.ts';
import { itsConditions, namesOf, type Tagged, type Thread } from './threads.ts';

/** A comment's own page. Null when it is not there for everybody. */
export async function getCommentPage(id: string): Promise<CommentPage | null> {
  'use cache';
  cacheLife('kept');
  if (!isId(id)) return null;
  cacheTag(commentTag(id));
  const found = await findComment(id);
  if (!found) return null;
  const { view, tags } = await readCommentPage(found);
  cacheTag(essayTag(found.thread.essayId), ...tags);
  return view;
}

/** A comment in its thread. */
type Found = {
  id: string;
  path: Uint8Array;
  /** Whether it stands there for everybody, as text or as a line. */
  shown: boolean;
  thread: Thread;
};

/** A comment in its thread, shown or not, so that a page that says no can be tagged as well. */
export async function findComment(id: string): Promise<Found | null> {
  const rows = await db.$queryRaw<(Omit<Found, 'thread'> & Thread & { threadId: string })[]>`
    SELECT c.id, t.id AS "threadId", t.essay_id AS "essayId", e.slug, e.byline,
      coalesce(r.title, '') AS title, coalesce(e.published_at, e.created_at) AS "publishedAt",
      t.comment_count AS "commentCount", t.last_number AS "lastNumber",
      t.root_count AS "rootCount", ${itsConditions},
      EXISTS (SELECT FROM persona p WHERE p.thread_id = t.id AND p.kind = 'sample') AS "hasSample",
      c.path, r.number IS NOT NULL AND ${isShown} AS shown
    FROM comment c
    JOIN thread t ON t.id = c.thread_id
    JOIN essay e ON e.id = t.essay_id
    LEFT JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE c.id = ${id}::uuid`;
  const [row] = rows;
  if (!row) return null;
  const { path, shown, threadId, ...thread } = row;
  return { id, path, shown, thread: { ...thread, id: threadId } };
}

/** Reads a comment's page without the cache; getCommentPage is what pages use. */
export async function readCommentPage(found: Found): Promise<Tagged<CommentPage | null>> {
  const { thread, path } = found;
  const around = [threadTag(thread.id)];
  if (!found.shown) return { view: null, tags: around };
  const { comments, ancestors, next, back, tags } = await readStretch(thread, path, path);
  const [comment] = comments;
  if (!comment) return { view: null, tags: around };
  return {
    view: { ...namesOf(thread), ancestors, comment, next, back },
    tags: [...around, ...tags],
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
  cacheTag(essayTag(found.thread.essayId), threadTag(found.thread.id));
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
    slug: found.thread.slug,
    title: found.thread.title,
    author: { name: comment.persona.name, kind: comment.persona.kind },
    versions: [now, ...earlier],
  };
}

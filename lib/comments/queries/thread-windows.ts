import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { childPath } from '#lib/kernel/path.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import { WINDOW_SIZE } from '../rules.ts';
import { threadTag } from '../tags.ts';
import { nest, type ThreadWindow } from '../views.ts';
import { readAncestors, readInOrder, viewOf } from './shown-comments.ts';
/**
 * The window of a published essay's thread that starts at comment `from` (null: at the first), for
 * everybody. Null when there is no such essay or comment.
 */
export async function getThreadWindow(
  slug: string,
  from: number | null,
): Promise<ThreadWindow | null> {
  'use cache';
  cacheLife('kept');
  // A tag has a longest length, an address has not.
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  cacheTag(essayTag(thread.essayId), threadTag(thread.id));
  return readThreadWindow(thread, from);
}

type Thread = {
  id: string;
  essayId: string;
  slug: string;
  title: string;
  commentCount: number;
};

/** The thread below a published essay. */
export async function findThread(slug: string): Promise<Thread | null> {
  if (!isSlug(slug)) return null;
  const rows = await db.$queryRaw<Thread[]>`
    SELECT t.id, t.essay_id AS "essayId", e.slug, r.title, t.comment_count AS "commentCount"
    FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    JOIN thread t ON t.essay_id = e.id
    WHERE e.slug = ${slug}`;
  return rows[0] ?? null;
}

/** Reads a window without the cache; getThreadWindow is what pages use. */
export async function readThreadWindow(
  thread: Thread,
  from: number | null,
): Promise<ThreadWindow | null> {
  const start = from === null ? childPath(null, 1) : await pathOf(thread.id, from);
  if (!start) return null;
  const rows = await readInOrder(thread.id, { from: start, limit: WINDOW_SIZE + 1 });
  const [first] = rows;
  if (from !== null && first?.number !== from) return null;
  return {
    essayId: thread.essayId,
    slug: thread.slug,
    title: thread.title,
    total: thread.commentCount,
    hasSample: await hasSample(thread.id),
    from,
    ancestors: from === null ? [] : await readAncestors(thread.id, start),
    comments: nest(rows.slice(0, WINDOW_SIZE).map(viewOf)),
    next: rows[WINDOW_SIZE]?.number ?? null,
  };
}

async function pathOf(threadId: string, number: number): Promise<Uint8Array | null> {
  const found = await db.comment.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { path: true },
  });
  return found?.path ?? null;
}

async function hasSample(threadId: string): Promise<boolean> {
  const found = await db.persona.findFirst({
    where: { threadId, kind: 'sample' },
    select: { id: true },
  });
  return found !== null;
}

import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import { commentTag, latestTag, threadTag } from '../tags.ts';
import type { FeedComment, NewestComments } from '../views.ts';
import { findThread, type Tagged, type Thread } from './threads.ts';

/** Comments of a feed: a reader that asks each hour misses none on a busy day; each brings a tag. */
const FEED_LENGTH = 50;

/** The newest comments below a published essay that all may read; null when there is no such essay. */
export async function getNewestComments(slug: string): Promise<NewestComments | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const { view, tags } = await readNewestComments(thread);
  cacheTag(essayTag(thread.essayId), ...tags);
  return view;
}

type Row = Omit<FeedComment, 'writtenAt' | 'editedAt'> & { writtenAt: Date; editedAt: Date | null };

/** Reads them without the cache: one range of the index on numbers, from its end. */
export async function readNewestComments(thread: Thread): Promise<Tagged<NewestComments>> {
  const { id, essayId, slug, title, hasSample } = thread;
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.number, p.name AS author, c.html, c.written_at AS "writtenAt",
      c.edited_at AS "editedAt", a.id AS "answersId"
    FROM comment c
    CROSS JOIN LATERAL (SELECT name FROM persona WHERE id = c.persona_id OFFSET 0) p
    LEFT JOIN LATERAL (
      SELECT id FROM comment WHERE id = c.answers_id AND held_at IS NULL OFFSET 0) a ON true
    WHERE c.thread_id = ${id}::uuid AND c.held_at IS NULL AND c.deleted_at IS NULL
      AND c.hidden_by_id IS NULL
    ORDER BY c.number DESC LIMIT ${FEED_LENGTH}`;
  const comments = rows.map((row) => ({
    ...row,
    writtenAt: row.writtenAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  }));
  return {
    view: { essayId, slug, title, hasSample, comments },
    tags: [threadTag(id), latestTag(id), ...rows.map((row) => commentTag(row.id))],
  };
}

import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import { type CountedStance, type Stands, tellStands } from '../rules/stances.ts';
import { stancesTag, threadTag } from '../tags.ts';
import type { StandsView } from '../views.ts';
import { findThread, namesOf } from './threads.ts';

/** Where the people of a published essay's thread stand. Null when nothing may be told of it. */
export async function getStandsAt(slug: string): Promise<StandsView | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  cacheTag(essayTag(thread.essayId), threadTag(thread.id));
  if (thread.sharedStances.length === 0) return null;
  return { ...namesOf(thread), ...(await getStands(thread.id)) };
}

/**
 * Where the people of a thread stand, kept apart from the pages that say it: counted anew a few
 * seconds after somebody said something, however many pages are made meanwhile.
 */
export async function getStands(threadId: string): Promise<Stands> {
  'use cache';
  cacheLife('kept');
  cacheTag(stancesTag(threadId), threadTag(threadId));
  return readStands(threadId);
}

/**
 * As getStands, without the cache. Reads every comment of the thread that says a stance, and no
 * other: which of them may be told is known from the thread.
 */
export async function readStands(threadId: string): Promise<Stands> {
  const counts = await db.$queryRaw<CountedStance[]>`
    SELECT told.stance::text AS stance, count(DISTINCT c.persona_id)::int AS people,
      count(*)::int AS comments
    FROM thread t JOIN comment c ON c.thread_id = t.id AND c.stance IS NOT NULL,
      LATERAL (SELECT CASE WHEN c.stance = ANY (t.shared_stances) THEN c.stance END AS stance) told
    WHERE t.id = ${threadId}::uuid
      AND c.held_at IS NULL AND c.deleted_at IS NULL AND c.hidden_by_id IS NULL
    GROUP BY told.stance`;
  return tellStands(counts);
}

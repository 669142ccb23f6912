import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '#lib/platform/db.ts';
import { makeRanking } from '../commands/make-ranking.ts';
import type { Ranking } from '../rules/ordinals.ts';
import { rankingTag, threadTag } from '../tags.ts';

/**
 * The newest edition of a thread's "most helpful", made now if the order has changed. Asked again
 * only after the ranking's tag was touched, so that clicks make no more editions than that.
 */
export async function getRanking(threadId: string): Promise<Ranking> {
  'use cache';
  cacheLife('kept');
  cacheTag(rankingTag(threadId), threadTag(threadId));
  return makeRanking(threadId, new Date());
}

/** An edition that is still kept; null when it is gone or never was. */
export async function findRanking(threadId: string, edition: number): Promise<Ranking | null> {
  return db.ranking.findUnique({
    where: { threadId_edition: { threadId, edition } },
    select: { edition: true, rootCount: true, ordinals: true },
  });
}

import 'server-only';
import { essayTag } from '#lib/essays/tags.ts';
import { isId } from '#lib/kernel/ids.ts';
import { db } from '#lib/platform/db.ts';
import { MOST_RECENT, type TopicState } from '#lib/platform/live/topic-source.ts';
import { threadTag, totalTag } from '../tags.ts';

/**
 * What open pages are told of an essay's discussion: numbers and moments of the newest comments that
 * anybody can read. Null when there is no such published essay.
 */
export async function readLiveThread(essayId: string): Promise<TopicState | null> {
  if (!isId(essayId)) return null;
  const thread = await db.thread.findFirst({
    where: { essayId, essay: { publishedRevision: { not: null } } },
    select: { id: true, lastNumber: true },
  });
  if (!thread) return null;
  const recent = await db.comment.findMany({
    where: { threadId: thread.id, deletedAt: null, hiddenById: null, heldAt: null },
    select: { number: true, writtenAt: true },
    orderBy: { number: 'desc' },
    take: MOST_RECENT,
  });
  return {
    thread: thread.id,
    last: thread.lastNumber,
    recent: recent.map(({ number, writtenAt }) => ({ number, at: writtenAt.getTime() })).reverse(),
    tags: [threadTag(thread.id), totalTag(thread.id), essayTag(essayId)],
  };
}

import type { Transaction } from '#lib/platform/db.ts';
import { announcementText, LIVE_CHANNEL } from '#lib/platform/live/channel.ts';

/** The newest of them: who has a discussion open hears of no more than they could look at. */
const MOST_ANNOUNCED = 50;

/**
 * Tells open pages of comments that can be read from now on and have their number from before. They
 * hear of it when the transaction is through.
 */
export async function announceLate(
  tx: Transaction,
  threadId: string,
  comments: readonly { number: number; writtenAt: Date }[],
): Promise<void> {
  const newest = comments.toSorted((a, b) => a.number - b.number).slice(-MOST_ANNOUNCED);
  const texts = newest.map(({ number, writtenAt: at }) =>
    announcementText({ thread: threadId, number, at, late: true }),
  );
  await tx.$queryRaw`
    SELECT pg_notify(${LIVE_CHANNEL}, said)::text FROM unnest(${texts}::text[]) AS said`;
}

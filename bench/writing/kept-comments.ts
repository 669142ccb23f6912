import { db } from '#lib/platform/db.ts';
import type { Discussion } from '../threads/discussions.ts';

/** How many comments a discussion's thread has. */
export async function countComments({ threadId }: Discussion): Promise<number> {
  return await db.comment.count({ where: { threadId } });
}

/** Every acknowledged comment is there, counted by the thread, and numbered without a gap. */
export async function assertKept(discussion: Discussion, expected: number): Promise<void> {
  const count = await countComments(discussion);
  const { threadId } = discussion;
  const thread = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
  const roots = await db.comment.count({ where: { threadId, depth: 0 } });
  const { commentCount, lastNumber, rootCount } = thread;
  const found = [count, commentCount, lastNumber];
  if (found.some((each) => each !== expected) || rootCount !== roots) {
    throw new Error(
      `${expected} comments were acknowledged; the thread has ${count}, counts ${commentCount}, has numbered ${lastNumber}, and counts ${rootCount} roots of ${roots}.`,
    );
  }
}

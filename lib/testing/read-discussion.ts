import { readInOrder, viewIn } from '#lib/comments/queries/shown-comments.ts';
import { findThread } from '#lib/comments/queries/threads.ts';
import { type CommentView, nest } from '#lib/comments/views.ts';
import { childPath } from '#lib/kernel/path.ts';

/** More comments than any test of a command writes. */
const MOST = 10_000;

/** What readers get of a discussion, all windows at once: its comments nested, and how it counts them. */
export async function readDiscussion(
  slug: string,
): Promise<{ total: number; hasSample: boolean; comments: CommentView[] }> {
  const thread = await findThread(slug);
  if (!thread) throw new Error(`no discussion at ${slug}`);
  const rows = await readInOrder(thread.id, { from: childPath(null, 1), limit: MOST });
  return {
    total: thread.commentCount,
    hasSample: thread.hasSample,
    comments: nest(rows.map(viewIn(thread))),
  };
}

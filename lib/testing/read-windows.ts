import { findThread, type Thread } from '#lib/comments/queries/threads.ts';
import type { CommentView } from '#lib/comments/views.ts';

/** The discussion of an essay that has one. */
export async function threadAt(slug: string): Promise<Thread> {
  const thread = await findThread(slug);
  if (!thread) throw new Error(`no thread at ${slug}`);
  return thread;
}

/** Every comment of a window, in reading order. */
export const flat = (comments: CommentView[]): CommentView[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);

/** Their numbers. */
export const numbersOf = (comments: CommentView[]) => flat(comments).map(({ number }) => number);

/** Their ids. */
export const idsOf = (comments: CommentView[]) => flat(comments).map(({ id }) => id);

/** Tags have no order. */
export const sorted = (tags: readonly string[]) => tags.toSorted();

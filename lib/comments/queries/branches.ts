import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { SEGMENT_BYTES, subtreeEnd } from '#lib/kernel/path.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { db } from '#lib/platform/db.ts';
import { branchPage, oldestPage, withComment } from '../rules/addresses.ts';
import { BRANCH_SIZE, windowOf } from '../rules.ts';
import { belowTag, commentTag, latestTag, quotedTag, threadTag, windowTag } from '../tags.ts';
import { type BranchStretch, type CommentView, nest } from '../views.ts';
import { type Row, readAncestors, readInOrder, viewIn } from './shown-comments.ts';
import { findThread, isWhole, namesOf, type Tagged, type Thread } from './threads.ts';

/**
 * The stretch of a branch that starts with comment `number` of a published essay's thread. Null when
 * there is no such essay or comment for everybody.
 */
export async function getBranch(slug: string, number: number): Promise<BranchStretch | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const { view, tags } = await readBranch(thread, number);
  cacheTag(essayTag(thread.essayId), ...tags);
  return view;
}

/** Reads a stretch without the cache; getBranch is what pages use. */
export async function readBranch(
  thread: Thread,
  number: number,
): Promise<Tagged<BranchStretch | null>> {
  const around = [threadTag(thread.id)];
  const start = await db.comment.findUnique({
    where: { threadId_number: { threadId: thread.id, number } },
    select: { id: true, path: true },
  });
  if (!start) return { view: null, tags: [...around, latestTag(thread.id)] };
  const stretch = await readStretch(thread, start.path, start.path.slice(0, SEGMENT_BYTES));
  if (stretch.first?.number !== number) {
    return { view: null, tags: [...around, commentTag(start.id)] };
  }
  const { ancestors, comments, next, back } = stretch;
  return {
    view: { ...namesOf(thread), from: number, ancestors, comments, next, back },
    tags: [...around, ...stretch.tags],
  };
}

type Stretch = {
  first: Row | undefined;
  ancestors: CommentView[];
  comments: CommentView[];
  next: string | null;
  back: string;
  tags: string[];
};

/**
 * Comments in reading order from a path on, within the tree of `within`, with what stands above the
 * first one. The tags are those of everything that is shown, and of every list of replies whose end
 * is.
 */
export async function readStretch(
  thread: Thread,
  from: Uint8Array,
  within: Uint8Array,
): Promise<Stretch> {
  const [rows, above] = await Promise.all([
    readInOrder(thread.id, { from, before: subtreeEnd(within), limit: BRANCH_SIZE + 1 }),
    readAncestors(thread.id, from),
  ]);
  const here = rows.slice(0, BRANCH_SIZE);
  const further = rows[BRANCH_SIZE];
  const root = above[0] ?? here[0];
  const whole = isWhole(thread);
  const view = viewIn(thread);
  return {
    first: here[0],
    ancestors: above.map(view),
    comments: nest(here.map(view)),
    next: further ? branchPage(thread.slug, further.number) : null,
    back: root ? placeOfRoot(thread, root, whole) : oldestPage(thread.slug, 1),
    tags: [
      ...here.flatMap(({ id }) => [commentTag(id), belowTag(id)]),
      ...above.map(({ id }) => quotedTag(id)),
      ...above.filter(endsBefore(further, within)).map(({ id }) => belowTag(id)),
      // The link to it leads nowhere when it goes.
      ...(further ? [commentTag(further.id)] : []),
      // The way back leads elsewhere once the thread has windows.
      ...(whole ? [windowTag(thread.id, 1)] : []),
    ],
  };
}

/** Whether the list of replies of a comment above ends within a stretch. */
function endsBefore(further: Row | undefined, within: Uint8Array) {
  return ({ path }: Row) => {
    // What is above the whole stretch goes on elsewhere.
    if (path.length < within.length) return false;
    return !further?.path.slice(0, path.length).every((byte, index) => byte === path[index]);
  };
}

/** The page that holds a root, with the root in sight. */
function placeOfRoot(thread: Thread, root: Row, whole: boolean): string {
  const window = whole || root.rootOrdinal === null ? 1 : windowOf(root.rootOrdinal);
  return withComment(oldestPage(thread.slug, window), root.number);
}

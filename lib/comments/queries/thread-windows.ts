import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { childPath } from '#lib/kernel/path.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { firstPage, helpfulPage, newestPage, oldestPage } from '../rules/addresses.ts';
import {
  helpfulCount,
  helpfulFirst,
  newestFirst,
  newestWindows,
  oldestFirst,
  type Ranking,
  windowCount,
} from '../rules/ordinals.ts';
import { FIRST_REPLIES, type Order, WHOLE_UP_TO } from '../rules.ts';
import { commentTag, headTag, rankingTag, threadTag, totalTag, windowTag } from '../tags.ts';
import { type CommentView, nest, type ThreadWindow } from '../views.ts';
import { findRanking, getRanking } from './rankings.ts';
import { type Branch, readInOrder, readRoots, viewIn } from './shown-comments.ts';
import { getStands } from './stands.ts';
import { findThread, isWhole, namesOf, type Tagged, type Thread } from './threads.ts';

/** The first page of a published essay's thread in one order. Null when there is no such essay. */
export async function getFirstWindow(slug: string, order: Order): Promise<ThreadWindow | null> {
  'use cache';
  cacheLife('kept');
  // A tag has a longest length, an address has not.
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const isRanked = order === 'helpful' && !isWhole(thread);
  const ranking = isRanked ? await getRanking(thread.id) : null;
  const { view, tags } = await readFirstWindow(thread, order, ranking);
  cacheTag(essayTag(thread.essayId), ...tags);
  // Asked for only where there is something to be told: most discussions have nothing.
  if (thread.sharedStances.length === 0) return view;
  return { ...view, stances: (await getStands(thread.id)).shared };
}

/**
 * Window `k` of a published essay's thread, a page of its own. Null when there is none: the first
 * one, the oldest first, stands below the essay, and a thread that is shown whole has no others.
 */
export async function getWindow(
  slug: string,
  order: 'oldest' | 'newest',
  k: number,
): Promise<ThreadWindow | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const { view, tags } = await readWindow(thread, order, k);
  cacheTag(essayTag(thread.essayId), ...tags);
  return view;
}

/**
 * Part `k` of an edition of the most helpful. "gone" when the edition was there once, null when there
 * is no such part.
 */
export async function getHelpfulPart(
  slug: string,
  edition: number,
  k: number,
): Promise<ThreadWindow | 'gone' | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  cacheTag(essayTag(thread.essayId), threadTag(thread.id));
  if (isWhole(thread)) {
    // The next comment may be the one that gives it parts.
    cacheTag(windowTag(thread.id, 1));
    return null;
  }
  const ranking = (await findRanking(thread.id, edition)) ?? (await getRanking(thread.id));
  if (ranking.edition > edition) return 'gone';
  if (ranking.edition < edition) return null;
  const { view, tags } = await readHelpfulPart(thread, ranking, k);
  cacheTag(...tags);
  return view;
}

/** Reads a first page without the cache; `ranking` is for the most helpful of a long thread. */
export async function readFirstWindow(
  thread: Thread,
  order: Order,
  ranking: Ranking | null,
): Promise<Tagged<ThreadWindow>> {
  if (isWhole(thread)) return readWhole(thread, order);
  const { slug, rootCount } = thread;
  const shown = firstRoots(thread, order, ranking);
  const { comments, tags } = show(thread, await readRoots(thread.id, shown.ordinals));
  const view: ThreadWindow = {
    ...namesOf(thread),
    order,
    part: null,
    total: thread.commentCount,
    hasOrders: rootCount > 1,
    stances: [],
    comments,
    previous: null,
    next: shown.next === null ? null : partAddress(slug, order, shown.next, ranking),
  };
  return { view, tags: [threadTag(thread.id), totalTag(thread.id), ...shown.tags, ...tags] };
}

/** Which roots a first page shows, under which tags, and which part comes after them. */
function firstRoots(
  { id, rootCount }: Thread,
  order: Order,
  ranking: Ranking | null,
): { ordinals: number[]; tags: string[]; next: number | null } {
  if (order === 'helpful' && ranking) {
    return {
      ordinals: helpfulFirst(1, ranking),
      tags: [rankingTag(id)],
      next: helpfulCount(ranking) > 1 ? 2 : null,
    };
  }
  if (order === 'newest') {
    const windows = newestWindows(rootCount);
    const next = (windows.at(-1) ?? 1) - 1;
    return {
      ordinals: windows.flatMap((k) => newestFirst(k, rootCount)),
      tags: windows.map((k) => windowTag(id, k)),
      next: next > 0 ? next : null,
    };
  }
  return {
    ordinals: oldestFirst(1, rootCount),
    tags: [windowTag(id, 1)],
    next: windowCount(rootCount) > 1 ? 2 : null,
  };
}

/** A short thread, with everything that was said in it. */
async function readWhole(thread: Thread, order: Order): Promise<Tagged<ThreadWindow>> {
  const rows = await readInOrder(thread.id, { from: childPath(null, 1), limit: WHOLE_UP_TO });
  const roots = nest(rows.map(viewIn(thread)));
  return {
    view: {
      ...namesOf(thread),
      order,
      part: null,
      total: thread.commentCount,
      hasOrders: roots.length > 1,
      stances: [],
      comments: inOrder(roots, order),
      previous: null,
      next: null,
    },
    tags: [
      threadTag(thread.id),
      totalTag(thread.id),
      windowTag(thread.id, 1),
      ...(order === 'helpful' ? [rankingTag(thread.id)] : []),
      ...rows.map(({ id }) => commentTag(id)),
    ],
  };
}

/** Roots that come oldest first, in an order. */
function inOrder(roots: CommentView[], order: Order): CommentView[] {
  if (order === 'newest') return roots.toReversed();
  // Sorting keeps the order of age among those that are equally helpful.
  return order === 'helpful' ? roots.toSorted((a, b) => b.helpful - a.helpful) : roots;
}

/** Reads window `k` without the cache; getWindow is what pages use. */
export async function readWindow(
  thread: Thread,
  order: 'oldest' | 'newest',
  k: number,
): Promise<Tagged<ThreadWindow | null>> {
  const { id, slug, rootCount } = thread;
  const around = [threadTag(id), windowTag(id, k)];
  const last = windowCount(rootCount);
  // While the thread is whole, the next comment may be the one that gives it windows.
  if (isWhole(thread)) return { view: null, tags: [...around, windowTag(id, 1)] };
  if (k < (order === 'oldest' ? 2 : 1) || k > last) return { view: null, tags: around };
  const ordinals = order === 'oldest' ? oldestFirst(k, rootCount) : newestFirst(k, rootCount);
  const { comments, tags } = show(thread, await readRoots(id, ordinals));
  const [later, earlier] = order === 'oldest' ? [k + 1, k - 1] : [k - 1, k + 1];
  const view: ThreadWindow = {
    ...namesOf(thread),
    order,
    part: k,
    total: null,
    hasOrders: rootCount > 1,
    stances: [],
    comments,
    previous: earlier > last ? firstPage(slug, order) : partAddress(slug, order, earlier, null),
    next: later < 1 || later > last ? null : partAddress(slug, order, later, null),
  };
  return { view, tags: [...around, ...tags] };
}

/** Reads part `k` of a ranking without the cache; getHelpfulPart is what pages use. */
export async function readHelpfulPart(
  thread: Thread,
  ranking: Ranking,
  k: number,
): Promise<Tagged<ThreadWindow | null>> {
  const around = [threadTag(thread.id)];
  const last = helpfulCount(ranking);
  if (k < 2 || k > last) return { view: null, tags: around };
  const { comments, tags } = show(thread, await readRoots(thread.id, helpfulFirst(k, ranking)));
  const view: ThreadWindow = {
    ...namesOf(thread),
    order: 'helpful',
    part: k,
    total: null,
    hasOrders: true,
    stances: [],
    comments,
    previous: partAddress(thread.slug, 'helpful', k - 1, ranking),
    next: k < last ? partAddress(thread.slug, 'helpful', k + 1, ranking) : null,
  };
  return { view, tags: [...around, ...tags] };
}

function partAddress(slug: string, order: Order, k: number, ranking: Ranking | null): string {
  if (order === 'helpful' && ranking) return helpfulPage(slug, ranking.edition, k);
  return order === 'newest' ? newestPage(slug, k) : oldestPage(slug, k);
}

/**
 * Roots with their first replies, and the tags of all that is shown of them. A head's tag is touched
 * as well when the first comment behind its link goes.
 */
function show(thread: Thread, branches: Branch[]): { comments: CommentView[]; tags: string[] } {
  const tags: string[] = [];
  const comments = branches.flatMap(({ root, below }) => {
    const here = [root, ...below.slice(0, FIRST_REPLIES)];
    const [comment] = nest(here.map(viewIn(thread)));
    const further = below[FIRST_REPLIES];
    tags.push(headTag(root.id), ...here.map(({ id }) => commentTag(id)));
    if (!comment) return [];
    const count = root.descendantCount - here.length + 1;
    return [{ ...comment, more: further ? { count, from: further.number } : null }];
  });
  return { comments, tags };
}

import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { sincePage } from '../rules/addresses.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { commentTag, latestTag, threadTag } from '../tags.ts';
import type { SinceWindow } from '../views.ts';
import { readSince, viewIn } from './shown-comments.ts';
import { findThread, namesOf, type Tagged, type Thread } from './threads.ts';

/**
 * What came after comment `after` of a published essay's thread, in the order in which it came. Null
 * when there is no such essay, or no such number yet.
 */
export async function getSince(slug: string, after: number): Promise<SinceWindow | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const { view, tags } = await readSinceWindow(thread, after);
  cacheTag(essayTag(thread.essayId), ...tags);
  return view;
}

/** Reads what came after a comment without the cache; getSince is what pages use. */
export async function readSinceWindow(
  thread: Thread,
  after: number,
): Promise<Tagged<SinceWindow | null>> {
  const { id, slug } = thread;
  if (after > thread.lastNumber) return { view: null, tags: [threadTag(id), latestTag(id)] };
  const rows = await readSince(id, after, BRANCH_SIZE + 1);
  const here = rows.slice(0, BRANCH_SIZE);
  const isFull = rows.length > BRANCH_SIZE;
  const last = here.at(-1);
  return {
    view: {
      ...namesOf(thread),
      after,
      comments: here.map(viewIn(thread)),
      next: isFull && last ? sincePage(slug, last.number) : null,
    },
    tags: [
      threadTag(id),
      // Of the first one beyond as well: the link to it goes when it does.
      ...rows.map((row) => commentTag(row.id)),
      ...(isFull ? [] : [latestTag(id)]),
    ],
  };
}

import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayAddressTag, essayTag } from '#lib/essays/tags.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import type { Stance } from '../rules/stances.ts';
import { voicesPage } from '../rules/voice-addresses.ts';
import { BRANCH_SIZE } from '../rules.ts';
import { commentTag, latestVoicesTag, threadTag, voicesTag } from '../tags.ts';
import type { VoicesWindow } from '../views.ts';
import { readVoices, viewIn } from './shown-comments.ts';
import { getStands } from './stands.ts';
import { findThread, namesOf, type Tagged, type Thread } from './threads.ts';

/**
 * The comments of a published essay's thread that say a stance, after comment `after` (0: from the
 * first on). Null when there is no such essay, when fewer than five people say it, and where none
 * came after that one.
 */
export async function getVoices(
  slug: string,
  stance: Stance,
  after: number,
): Promise<VoicesWindow | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const thread = await findThread(slug);
  if (!thread) return null;
  const { view, tags } = await readVoicesWindow(thread, stance, after);
  cacheTag(essayTag(thread.essayId), ...tags);
  if (view === null || after > 0) return view;
  const { shared } = await getStands(thread.id);
  return { ...view, count: shared.find((each) => each.stance === stance) ?? null };
}

/** Reads them without the cache and without their count; getVoices is what pages use. */
export async function readVoicesWindow(
  thread: Thread,
  stance: Stance,
  after: number,
): Promise<Tagged<VoicesWindow | null>> {
  const { id, slug } = thread;
  // When enough people say it, or too few, all of the thread is touched.
  if (!thread.sharedStances.includes(stance)) return { view: null, tags: [threadTag(id)] };
  const rows = await readVoices(id, { stance, after, limit: BRANCH_SIZE + 1 });
  const here = rows.slice(0, BRANCH_SIZE);
  const isFull = rows.length > BRANCH_SIZE;
  const last = here.at(-1);
  const tags = [
    threadTag(id),
    voicesTag(id, stance),
    // Of the first one beyond as well: the link to it goes when it does.
    ...rows.map((row) => commentTag(row.id)),
    ...(isFull ? [] : [latestVoicesTag(id, stance)]),
  ];
  if (here.length === 0) return { view: null, tags };
  const view: VoicesWindow = {
    ...namesOf(thread),
    stance,
    after,
    count: null,
    comments: here.map(viewIn(thread)),
    next: isFull && last ? voicesPage(slug, stance, last.number) : null,
  };
  return { view, tags };
}

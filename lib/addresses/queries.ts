import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { essayTag } from '#lib/essays/tags.ts';
import { db } from '#lib/platform/db.ts';
import { canBeAddress, slugIn } from './rules/addresses.ts';
import { addressTag } from './tags.ts';
import type { Former } from './views.ts';

/**
 * What there is to be said at an address (without its leading slash) where nothing can be read: that
 * it moved, that it was taken back, or null, nothing. An address that is not public is never told.
 */
export async function findFormer(address: string): Promise<Former | null> {
  'use cache';
  cacheLife('kept');
  if (!canBeAddress(address)) return null;
  cacheTag(addressTag(address));
  const { view, tags } = await readFormer(address);
  cacheTag(...tags);
  return view;
}

/** The same without the cache, with the tags of what it depends on; pages use findFormer. */
export async function readFormer(
  address: string,
): Promise<{ view: Former | null; tags: string[] }> {
  const former = await db.formerAddress.findUnique({ where: { address } });
  const place = former?.leadsTo ?? address;
  const slug = slugIn(place);
  const { view, tags } = slug === null ? await readPage(place) : await readEssay(slug);
  // What stands at the address itself is not former, whatever a row says.
  const isHere = place === address && view?.kind === 'moved';
  return { view: isHere ? null : view, tags };
}

async function readEssay(slug: string): Promise<{ view: Former | null; tags: string[] }> {
  const essay = await db.essay.findUnique({
    where: { slug },
    select: { id: true, publishedRevision: true, hiddenById: true, takenBackAt: true },
  });
  if (!essay) return { view: null, tags: [addressTag(`essays/${slug}`)] };
  const tags = [essayTag(essay.id)];
  if (essay.publishedRevision !== null) {
    return { view: { kind: 'moved', to: `essays/${slug}` }, tags };
  }
  // Where a moderator has hidden it there is nothing, whatever its author did since.
  if (essay.hiddenById !== null || essay.takenBackAt === null) return { view: null, tags };
  return { view: { kind: 'taken-back', at: essay.takenBackAt.toISOString() }, tags };
}

async function readPage(permalink: string): Promise<{ view: Former | null; tags: string[] }> {
  const tags = [addressTag(permalink)];
  const page = await db.guidePage.findUnique({
    where: { permalink },
    select: { publishedRevision: true },
  });
  const isThere = page !== null && page.publishedRevision !== null;
  return { view: isThere ? { kind: 'moved', to: permalink } : null, tags };
}

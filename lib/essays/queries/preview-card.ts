import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { totalTag } from '#lib/comments/tags.ts';
import type { CoverView } from '#lib/images/views.ts';
import { isSlug } from '#lib/kernel/slug.ts';
import { getConfig } from '#lib/platform/config.ts';
import { drawCard } from '#lib/platform/drawing/draw-card.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { log } from '#lib/platform/log.ts';
import { readEssay } from '../queries.ts';
import { essayAddressTag, essayTag } from '../tags.ts';

/** As wide as the cover is shown, and a little more: it is cut to its room. */
const COVER_FROM = 480;

/**
 * The picture that goes with a link to the published essay at an address, as PNG; null when there
 * is none. Drawn once, and anew when the essay or the number of its comments has changed and
 * somebody asks again.
 */
export async function getPreviewCard(slug: string): Promise<Uint8Array<ArrayBuffer> | null> {
  'use cache';
  cacheLife('kept');
  if (!isSlug(slug)) return null;
  cacheTag(essayAddressTag(slug));
  const essay = await readEssay(slug);
  if (!essay) return null;
  cacheTag(essayTag(essay.id), totalTag(essay.threadId));
  const { title, byline, comments } = essay;
  const remark = comments === 0 ? '' : `${comments} ${comments === 1 ? 'comment' : 'comments'}`;
  const cover = await readCover(essay.cover);
  return new Uint8Array(
    await drawCard({ site: getConfig().siteName, title, byline, remark, cover }),
  );
}

/** A link without its cover is better than none: the store may be away. */
async function readCover(cover: CoverView | null): Promise<Buffer | null> {
  const width = cover?.widths.find((each) => each > COVER_FROM) ?? cover?.widths.at(-1);
  if (!cover || width === undefined) return null;
  try {
    return await imageStore().get({ id: cover.id, width });
  } catch (error) {
    log.warn({ err: error }, 'a cover could not be read from its store');
    return null;
  }
}

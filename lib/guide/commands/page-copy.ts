import type { Transaction } from '#lib/platform/db.ts';
import { type Copy, readCopy, startCopy } from '#lib/writing/port.ts';

/** What who writes has to know of a page. */
export type HeldPage = {
  id: string;
  permalink: string;
  latestRevision: number;
  publishedRevision: number | null;
};

/**
 * Holds a page for the rest of the transaction: whoever changes it, its working copy or its revisions
 * waits here. Null when there is none.
 */
export async function holdPage(tx: Transaction, pageId: string): Promise<HeldPage | null> {
  await tx.$queryRaw`SELECT id FROM guide_page WHERE id = ${pageId}::uuid FOR NO KEY UPDATE`;
  return tx.guidePage.findUnique({
    where: { id: pageId },
    select: { id: true, permalink: true, latestRevision: true, publishedRevision: true },
  });
}

/** What is being written of a page that is held. One without a working copy gets its latest revision's text. */
export async function copyOfPage(tx: Transaction, page: HeldPage): Promise<Copy> {
  const copy = await readCopy(tx, { pageId: page.id });
  if (copy) return copy;
  const latest = await tx.guideRevision.findUniqueOrThrow({
    where: { pageId_number: { pageId: page.id, number: page.latestRevision } },
    select: { title: true, summary: true, source: true, createdAt: true, savedById: true },
  });
  const { createdAt, savedById, ...text } = latest;
  return startCopy(tx, {
    of: { pageId: page.id },
    text,
    keptAs: page.latestRevision,
    personId: savedById,
    now: createdAt,
  });
}

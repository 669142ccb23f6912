import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { relink } from '#lib/links/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { GUIDE_TAG, pageAddressTag } from '../tags.ts';
import { holdPage } from './page-copy.ts';

/** Takes a page away from readers; its revisions stay, and links to it become plain text. */
export function takeBackPage({
  pageId,
}: {
  pageId: string;
}): Promise<Result<{ id: string; permalink: string }>> {
  return changeAndTouch(async (tx, note) => {
    const page = await holdPage(tx, pageId);
    if (!page?.publishedRevision) return fail('not-published', 'This page is not published.');
    await tx.guidePage.update({
      where: { id: pageId },
      data: { publishedRevision: null },
      select: { id: true },
    });
    await relink({ tx, note }, { pageId });
    note({ now: [GUIDE_TAG, pageAddressTag(page.permalink)], soon: [] });
    return ok({ id: pageId, permalink: page.permalink });
  });
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { recordLinks, relink } from '#lib/links/port.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { keepPage } from './keep-page.ts';
import { holdPage } from './page-copy.ts';

/**
 * Shows what is written of a page to readers, kept as a revision first, with its links as they lead
 * now. Texts that name it follow at once where `note` is given; else when they are next rendered.
 */
export async function publishPage(
  publication: { pageId: string; personId?: string | null; now: Date },
  within?: Transaction,
  note?: NoteTouches,
): Promise<Result<{ id: string; permalink: string }>> {
  const publish = async (tx: Transaction): Promise<Result<{ id: string; permalink: string }>> => {
    const { pageId, personId = null, now } = publication;
    const held = await holdPage(tx, pageId);
    if (!held) return fail('not-found', 'This page does not exist any more.');
    const { revision } = await keepPage(tx, held, { personId, now });
    const page = await tx.guidePage.findUniqueOrThrow({ where: { id: pageId } });
    await tx.guidePage.update({
      where: { id: page.id },
      data: {
        publishedRevision: revision,
        publishedAt: page.publishedAt ?? now,
        revisedAt: page.publishedAt ? now : null,
      },
    });
    if (note) await relink({ tx, note }, { pageId });
    else await recordLinks(tx, { pageId });
    return ok({ id: page.id, permalink: page.permalink });
  };
  return within ? publish(within) : db.$transaction(publish);
}

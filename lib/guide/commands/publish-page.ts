import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { keepPage } from './keep-page.ts';
import { holdPage } from './page-copy.ts';

/** Shows what is written of a page to readers, kept as a revision first. */
export async function publishPage(
  publication: { pageId: string; personId?: string | null; now: Date },
  within?: Transaction,
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
    return ok({ id: page.id, permalink: page.permalink });
  };
  return within ? publish(within) : db.$transaction(publish);
}

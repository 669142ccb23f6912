import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';

/** Shows the latest revision of a page to readers. */
export async function publishPage(
  publication: { pageId: string; now: Date },
  within?: Transaction,
): Promise<Result<{ id: string; permalink: string }>> {
  const publish = async (tx: Transaction): Promise<Result<{ id: string; permalink: string }>> => {
    const page = await tx.guidePage.findUnique({ where: { id: publication.pageId } });
    if (!page) return fail('not-found', 'This page does not exist any more.');
    await tx.guidePage.update({
      where: { id: page.id },
      data: {
        publishedRevision: page.latestRevision,
        publishedAt: page.publishedAt ?? publication.now,
        revisedAt: page.publishedAt ? publication.now : null,
      },
    });
    return ok({ id: page.id, permalink: page.permalink });
  };
  return within ? publish(within) : db.$transaction(publish);
}

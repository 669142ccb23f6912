import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/** Takes a page away from readers; its revisions stay. */
export async function takeBackPage(taking: {
  pageId: string;
}): Promise<Result<{ id: string; permalink: string }>> {
  const changed = await db.guidePage.updateMany({
    where: { id: taking.pageId, publishedRevision: { not: null } },
    data: { publishedRevision: null },
  });
  if (changed.count === 0) return fail('not-published', 'This page is not published.');
  const page = await db.guidePage.findUniqueOrThrow({ where: { id: taking.pageId } });
  return ok({ id: page.id, permalink: page.permalink });
}

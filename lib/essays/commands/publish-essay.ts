import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';

/**
 * Shows the latest revision to readers and, the first time, opens the thread. A text without a
 * word is refused, and so is what a moderator has hidden. `byline` is the author's name as it stands now.
 */
export async function publishEssay(
  publication: { essayId: string; byline: string; now: Date },
  within?: Transaction,
): Promise<Result<{ id: string; slug: string; threadId: string }>> {
  const publish = async (
    tx: Transaction,
  ): Promise<Result<{ id: string; slug: string; threadId: string }>> => {
    await tx.$queryRaw`SELECT id FROM essay WHERE id = ${publication.essayId}::uuid FOR UPDATE`;
    const essay = await tx.essay.findUnique({ where: { id: publication.essayId } });
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    if (essay.hiddenById) return fail('essay-hidden', reasons['essay-hidden']);
    const revision = await tx.essayRevision.findUniqueOrThrow({
      where: { essayId_number: { essayId: essay.id, number: essay.latestRevision } },
    });
    if (revision.words === 0) return fail('empty', 'Write the essay first.', 'source');
    const wasPublished = essay.publishedAt !== null;
    await tx.essay.update({
      where: { id: essay.id },
      data: {
        publishedRevision: essay.latestRevision,
        publishedAt: essay.publishedAt ?? publication.now,
        revisedAt: wasPublished ? publication.now : null,
        takenBackAt: null,
        byline: publication.byline,
        updatedAt: publication.now,
      },
    });
    const thread = await tx.thread.upsert({
      where: { essayId: essay.id },
      create: { id: newId(), essayId: essay.id, openedAt: publication.now },
      update: {},
      select: { id: true },
    });
    return ok({ id: essay.id, slug: essay.slug, threadId: thread.id });
  };
  return within ? publish(within) : db.$transaction(publish);
}

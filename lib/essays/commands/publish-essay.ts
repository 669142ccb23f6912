import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { holdEssay } from './essay-copy.ts';
import { keepEssay } from './keep-essay.ts';

/**
 * Shows what is written to readers (kept as a revision first) and, the first time, opens the thread.
 * A text without a word is refused, and so is what a moderator has hidden or its author deleted.
 * `byline` is the author's name as it stands now.
 */
export async function publishEssay(
  publication: { essayId: string; byline: string; personId?: string | null; now: Date },
  within?: Transaction,
): Promise<Result<{ id: string; slug: string; threadId: string }>> {
  const publish = async (
    tx: Transaction,
  ): Promise<Result<{ id: string; slug: string; threadId: string }>> => {
    const essay = await holdEssay(tx, publication.essayId);
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    if (essay.deletedAt) return fail('essay-deleted', reasons['essay-deleted']);
    if (essay.hiddenById) return fail('essay-hidden', reasons['essay-hidden']);
    const { personId = essay.authorId, now } = publication;
    const { revision: number, slug } = await keepEssay(tx, essay, { personId, now });
    const revision = await tx.essayRevision.findUniqueOrThrow({
      where: { essayId_number: { essayId: essay.id, number } },
      select: { title: true, words: true },
    });
    if (revision.title === '') return fail('no-title', 'An essay needs a title.', 'title');
    if (revision.words === 0) return fail('empty', 'Write the essay first.', 'source');
    const wasPublished = essay.publishedAt !== null;
    await tx.essay.update({
      where: { id: essay.id },
      data: {
        publishedRevision: number,
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
    return ok({ id: essay.id, slug, threadId: thread.id });
  };
  return within ? publish(within) : db.$transaction(publish);
}

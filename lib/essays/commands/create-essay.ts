import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { freeSlug } from './free-slug.ts';
import { addRevision, type EssayText } from './revision.ts';

/** Starts a draft. `authorId` is null for the essays the site comes with. */
export async function createEssay(
  essay: EssayText & { authorId: string | null; byline: string; slug?: string; now: Date },
  within?: Transaction,
): Promise<Result<{ id: string; slug: string }>> {
  const create = async (tx: Transaction) => {
    const id = newId();
    const slug = essay.slug ?? (await freeSlug(tx, essay.title, null));
    await tx.essay.create({
      data: {
        id,
        slug,
        byline: essay.byline,
        authorId: essay.authorId,
        latestRevision: 1,
        createdAt: essay.now,
        updatedAt: essay.now,
      },
    });
    await addRevision(tx, id, 1, essay, essay.now);
    return ok({ id, slug });
  };
  return within ? create(within) : db.$transaction(create);
}

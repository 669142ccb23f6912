import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { startCopy } from '#lib/writing/port.ts';
import type { RevisionKind } from '#lib/writing/views.ts';
import { freeSlug } from './free-slug.ts';
import { addRevision, type EssayText } from './revision.ts';

export type NewEssay = EssayText & {
  /** Null for the essays the site comes with. */
  authorId: string | null;
  byline: string;
  /** Its address; without it one is made from the title. */
  slug?: string;
  /** An id that was chosen before, by a browser; without it one is made. */
  id?: string;
  kind?: RevisionKind;
  now: Date;
};

/**
 * Starts a draft: its first revision, and the working copy that holds the same. Two of one title at
 * the same time get two addresses.
 */
export async function createEssay(
  essay: NewEssay,
  within?: Transaction,
): Promise<Result<{ id: string; slug: string }>> {
  const create = async (tx: Transaction) => {
    const id = essay.id ?? newId();
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
      select: { id: true },
    });
    const origin = { kind: essay.kind, savedById: essay.authorId };
    await addRevision(tx, id, 1, essay, essay.now, origin);
    await startCopy(tx, {
      of: { essayId: id },
      text: essay,
      keptAs: 1,
      personId: essay.authorId,
      now: essay.now,
    });
    return ok({ id, slug });
  };
  return within ? create(within) : db.$transaction(create);
}

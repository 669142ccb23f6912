import type { Transaction } from '#lib/platform/db.ts';
import { type Copy, readCopy, startCopy } from '#lib/writing/port.ts';

/** What who writes has to know of an essay. */
export type HeldEssay = {
  id: string;
  slug: string;
  authorId: string | null;
  latestRevision: number;
  publishedRevision: number | null;
  publishedAt: Date | null;
  hiddenById: string | null;
  addressChosenAt: Date | null;
  deletedAt: Date | null;
};

/**
 * Holds an essay for the rest of the transaction: whoever changes it, its working copy or its
 * revisions waits here. Null when there is none.
 */
export async function holdEssay(tx: Transaction, essayId: string): Promise<HeldEssay | null> {
  // Comments and reads, which refer to it, don't wait.
  await tx.$queryRaw`SELECT id FROM essay WHERE id = ${essayId}::uuid FOR NO KEY UPDATE`;
  return tx.essay.findUnique({
    where: { id: essayId },
    select: {
      id: true,
      slug: true,
      authorId: true,
      latestRevision: true,
      publishedRevision: true,
      publishedAt: true,
      hiddenById: true,
      addressChosenAt: true,
      deletedAt: true,
    },
  });
}

/** What is being written of an essay that is held. One without a working copy gets its latest revision's text. */
export async function copyOf(tx: Transaction, essay: HeldEssay): Promise<Copy> {
  const copy = await readCopy(tx, { essayId: essay.id });
  if (copy) return copy;
  const { createdAt, savedById, number, ...text } = await tx.essayRevision.findUniqueOrThrow({
    where: { essayId_number: { essayId: essay.id, number: essay.latestRevision } },
    select: {
      number: true,
      title: true,
      summary: true,
      source: true,
      language: true,
      coverId: true,
      coverAlt: true,
      answersId: true,
      createdAt: true,
      savedById: true,
    },
  });
  return startCopy(tx, {
    of: { essayId: essay.id },
    text,
    keptAs: number,
    personId: savedById,
    now: createdAt,
  });
}

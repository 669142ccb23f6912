import { relink } from '#lib/links/port.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { everywhereTags } from '../tags.ts';

/** What a moderator's decision has to know of an essay. */
export type TakenEssay = {
  id: string;
  slug: string;
  publishedRevision: number | null;
  hiddenById: string | null;
  hiddenRevision: number | null;
};

/** Takes an essay for the rest of the transaction; null when there is none. */
export async function takeEssay(tx: Transaction, essayId: string): Promise<TakenEssay | null> {
  await tx.$queryRaw`SELECT id FROM essay WHERE id = ${essayId}::uuid FOR UPDATE`;
  return tx.essay.findUnique({
    where: { id: essayId },
    select: {
      id: true,
      slug: true,
      publishedRevision: true,
      hiddenById: true,
      hiddenRevision: true,
    },
  });
}

type Within = { tx: Transaction; note: NoteTouches };

/** Takes an essay that is taken, with its discussion, from readers by a moderator's decision. */
export async function hideEssay(
  { tx, note }: Within,
  essay: TakenEssay,
  hiddenById: string,
): Promise<void> {
  const hiddenRevision = essay.publishedRevision;
  await tx.essay.update({
    where: { id: essay.id },
    data: { publishedRevision: null, hiddenRevision, hiddenById },
  });
  await relink({ tx, note }, { essayId: essay.id });
  note({ now: everywhereTags(essay), soon: [] });
}

/**
 * Gives readers the revision again that they had when the essay was hidden; none, if its author has
 * taken it back meanwhile.
 */
export async function showEssay({ tx, note }: Within, essay: TakenEssay): Promise<void> {
  await tx.essay.update({
    where: { id: essay.id },
    data: { publishedRevision: essay.hiddenRevision, hiddenRevision: null, hiddenById: null },
  });
  await relink({ tx, note }, { essayId: essay.id });
  note({ now: everywhereTags(essay), soon: [] });
}

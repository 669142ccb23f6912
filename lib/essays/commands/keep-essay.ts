import { moveAddress } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Copy, markKept } from '#lib/writing/port.ts';
import type { RevisionKind } from '#lib/writing/views.ts';
import { copyOf, type HeldEssay } from './essay-copy.ts';
import { freeSlug } from './free-slug.ts';
import { addRevision } from './revision.ts';

/** Who keeps a text, when, and how it came about. */
export type Keeping = { personId: string | null; now: Date; kind?: RevisionKind };

/**
 * Makes a revision of what is being written of an essay that is held (holdEssay), and gives its
 * number and the essay's address, which follows the title until it is first published or chosen.
 * What is kept already gives the number it is kept as, and nothing new. To be called before anything
 * is published, scheduled or shown to others.
 */
export async function keepEssay(
  tx: Transaction,
  essay: HeldEssay,
  { personId, now, kind = 'kept' }: Keeping,
): Promise<{ revision: number; slug: string }> {
  const copy = await copyOf(tx, essay);
  if (copy.keptAs !== null) {
    const byItself = { essayId: essay.id, number: copy.keptAs, kind: 'auto' } as const;
    // Kept by itself first, and now by its author.
    const { count } = await tx.essayRevision.updateMany({ where: byItself, data: { kind } });
    const slug = count === 0 ? essay.slug : await followTitle(tx, essay, copy.title, now);
    return { revision: copy.keptAs, slug };
  }
  const revision = await addNext(tx, essay, copy, { personId, now, kind });
  await markKept(tx, { essayId: essay.id }, revision);
  return { revision, slug: await followTitle(tx, essay, copy.title, now) };
}

/** Notes that an essay was changed, and gives it the address of its title while it follows that. */
async function followTitle(
  tx: Transaction,
  essay: HeldEssay,
  title: string,
  now: Date,
): Promise<string> {
  const follows = essay.publishedAt === null && essay.addressChosenAt === null;
  const slug = follows ? await freeSlug(tx, title, essay.id) : essay.slug;
  // What was brought from elsewhere has addresses that lead to it before anybody reads it here.
  await moveAddress(tx, {
    from: essayAddress(essay.slug),
    to: essayAddress(slug),
    wasPublic: false,
    now,
  });
  const updated = { updatedAt: now, slug };
  await tx.essay.update({ where: { id: essay.id }, data: updated, select: { id: true } });
  return slug;
}

/**
 * Makes a revision `auto` of a text that is about to be overwritten, and gives its number; the working
 * copy stays as it is.
 */
export async function keepFirst(
  tx: Transaction,
  essay: HeldEssay,
  old: Copy,
  now: Date,
): Promise<number> {
  return addNext(tx, essay, old, { personId: old.savedById, now, kind: 'auto' });
}

async function addNext(
  tx: Transaction,
  essay: HeldEssay,
  text: Copy,
  { personId, now, kind }: Keeping,
): Promise<number> {
  const { latestRevision: number } = await tx.essay.update({
    where: { id: essay.id },
    data: { latestRevision: { increment: 1 } },
    select: { latestRevision: true },
  });
  await addRevision(tx, essay.id, number, text, now, { kind, savedById: personId });
  return number;
}

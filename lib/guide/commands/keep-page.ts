import type { Transaction } from '#lib/platform/db.ts';
import { type Copy, markKept } from '#lib/writing/port.ts';
import type { RevisionKind } from '#lib/writing/views.ts';
import type { GuideDocument } from '../rules/guide-document.ts';
import { copyOfPage, type HeldPage } from './page-copy.ts';
import { addPageRevision } from './page-revision.ts';

/** Who keeps a text, when, and how it came about. */
export type Keeping = { personId: string | null; now: Date; kind?: RevisionKind };

export type KeptPage = { revision: number; planned: number };

/**
 * Makes a revision of what is being written of a page that is held (holdPage). What is kept already
 * gives the number it is kept as, and nothing new. To be called before anything is published.
 */
export async function keepPage(
  tx: Transaction,
  page: HeldPage,
  { personId, now, kind = 'kept' }: Keeping,
): Promise<KeptPage> {
  const copy = await copyOfPage(tx, page);
  if (copy.keptAs !== null) {
    const at = { pageId: page.id, number: copy.keptAs };
    if (kind === 'kept') {
      await tx.guideRevision.updateMany({ where: { ...at, kind: 'auto' }, data: { kind } });
    }
    const { document } = await tx.guideRevision.findUniqueOrThrow({
      where: { pageId_number: at },
      select: { document: true },
    });
    return { revision: copy.keptAs, planned: (document as GuideDocument).plannedCount };
  }
  const kept = await addNext(tx, page, copy, { personId, now, kind });
  await markKept(tx, { pageId: page.id }, kept.revision);
  return kept;
}

/** Makes a revision `auto` of a text that is about to be overwritten; the working copy stays as it is. */
export async function keepPageFirst(
  tx: Transaction,
  page: HeldPage,
  old: Copy,
  now: Date,
): Promise<number> {
  const kept = await addNext(tx, page, old, { personId: old.savedById, now, kind: 'auto' });
  return kept.revision;
}

async function addNext(
  tx: Transaction,
  page: HeldPage,
  text: Copy,
  { personId, now, kind = 'kept' }: Keeping,
): Promise<KeptPage> {
  const { latestRevision: revision } = await tx.guidePage.update({
    where: { id: page.id },
    data: { latestRevision: { increment: 1 } },
    select: { latestRevision: true },
  });
  const origin = { kind, savedById: personId, now };
  const planned = await addPageRevision(tx, page.id, revision, text, origin);
  return { revision, planned };
}

import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { startCopy } from '#lib/writing/port.ts';
import type { RevisionKind } from '#lib/writing/views.ts';
import { changePage } from './autosave-page.ts';
import { keepPage } from './keep-page.ts';
import { addPageRevision } from './page-revision.ts';

export type PageText = {
  permalink: string;
  title: string;
  /** Empty: made from the beginning of the text. */
  summary: string;
  icon: string | null;
  position: number | null;
  /** Markdown, author's notes included. */
  source: string;
};

export type SavedPage = { id: string; permalink: string; revision: number; planned: number };

/**
 * Keeps a text as the new latest revision of the page at its address, or as a new page. Readers see
 * it when it is published. The same text again adds nothing; what somebody was writing there is kept
 * as a revision of its own first.
 */
export async function savePage(
  tx: Transaction,
  page: PageText,
  now: Date,
  { personId = null, kind = 'kept' }: { personId?: string | null; kind?: RevisionKind } = {},
): Promise<Result<SavedPage>> {
  const { permalink, icon, position, title, summary, source } = page;
  const text = { title, summary, source };
  const before = await tx.guidePage.findUnique({ where: { permalink }, select: { id: true } });
  if (!before) {
    const id = newId();
    const row = { id, permalink, icon, position, latestRevision: 1, createdAt: now };
    await tx.guidePage.create({ data: row, select: { id: true } });
    const planned = await addPageRevision(tx, id, 1, text, { kind, savedById: personId, now });
    await startCopy(tx, { of: { pageId: id }, text, keptAs: 1, personId, now });
    return ok({ id, permalink, revision: 1, planned });
  }
  const { id } = before;
  const changed = await changePage(tx, { pageId: id, text, personId, now });
  if (!changed.ok) return changed;
  const kept = await keepPage(tx, changed.value.page, { personId, now, kind });
  const data = { icon, position };
  await tx.guidePage.update({ where: { id }, data, select: { id: true } });
  return ok({ id, permalink, ...kept });
}

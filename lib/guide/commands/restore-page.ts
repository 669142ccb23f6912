import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { changePage } from './autosave-page.ts';
import { keepPage } from './keep-page.ts';

/**
 * Makes an earlier revision of a page what is being written, as a new revision: nothing that came
 * after it is deleted. Readers go on seeing what is published.
 */
export function restorePage(order: {
  pageId: string;
  number: number;
  personId: string | null;
  now: Date;
}): Promise<Result<{ id: string; revision: number }>> {
  const { pageId, number, personId, now } = order;
  return db.$transaction(async (tx) => {
    const text = await tx.guideRevision.findUnique({
      where: { pageId_number: { pageId, number } },
      select: { title: true, summary: true, source: true },
    });
    if (!text) return fail('no-such-revision', 'This revision does not exist.', 'number');
    const changed = await changePage(tx, { pageId, text, personId, now });
    if (!changed.ok) return changed;
    const { page, copy } = changed.value;
    if (copy.keptAs !== null) return fail('same', 'This is the text that you have now.', 'number');
    const { revision } = await keepPage(tx, page, { personId, now, kind: 'restored' });
    return ok({ id: pageId, revision });
  });
}

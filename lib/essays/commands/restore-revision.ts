import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { ownSummary } from '../rules/own-summary.ts';
import { changeEssay } from './autosave-essay.ts';
import { keepEssay } from './keep-essay.ts';

/**
 * Makes an earlier revision what is being written, as a new revision: nothing that came after it is
 * deleted, and what was not kept yet is kept first. Readers go on seeing what is published.
 */
export function restoreRevision(order: {
  essayId: string;
  number: number;
  personId: string | null;
  now: Date;
}): Promise<Result<{ id: string; revision: number }>> {
  const { essayId, number, personId, now } = order;
  return db.$transaction(async (tx) => {
    const wanted = await tx.essayRevision.findUnique({
      where: { essayId_number: { essayId, number } },
      select: {
        title: true,
        summary: true,
        source: true,
        language: true,
        coverId: true,
        coverAlt: true,
        answersId: true,
      },
    });
    if (!wanted) return fail('no-such-revision', 'This revision does not exist.', 'number');
    // A summary that was made from the text is made again when the text changes.
    const text = { ...wanted, summary: ownSummary(wanted) };
    const changed = await changeEssay(tx, { essayId, text, personId, now });
    if (!changed.ok) return changed;
    const { essay, copy } = changed.value;
    if (copy.keptAs !== null) return fail('same', 'This is the text that you have now.', 'number');
    const { revision } = await keepEssay(tx, essay, { personId, now, kind: 'restored' });
    return ok({ id: essayId, revision });
  });
}

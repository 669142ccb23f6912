import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { readCopy } from '#lib/writing/port.ts';
import { type ChangedEssay, changeEssay } from './autosave-essay.ts';
import { createEssay } from './create-essay.ts';
import { holdEssay } from './essay-copy.ts';
import type { EssayText } from './revision.ts';

/**
 * Starts an essay by itself, while it is typed, under an id that the browser chose: sent again,
 * because the answer was lost, it starts no second one but is a change of the first (to version 1).
 */
export function beginEssay(begun: {
  essayId: string;
  text: EssayText;
  authorId: string;
  byline: string;
  now: Date;
}): Promise<Result<ChangedEssay>> {
  const { essayId, text, authorId, byline, now } = begun;
  return db.$transaction(async (tx) => {
    await waitForId(tx, essayId);
    const there = await holdEssay(tx, essayId);
    if (there) {
      if (there.authorId !== authorId) return fail('not-found', 'This essay is not yours.');
      return changeEssay(tx, { essayId, version: 1, text, personId: authorId, now });
    }
    await createEssay({ ...text, id: essayId, authorId, byline, kind: 'auto', now }, tx);
    const essay = await holdEssay(tx, essayId);
    const copy = await readCopy(tx, { essayId });
    if (!essay || !copy) throw new Error('an essay that was just made is not there');
    return ok({ outcome: 'taken' as const, essay, copy });
  });
}

/** Two requests for one id come one after the other. */
async function waitForId(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
}

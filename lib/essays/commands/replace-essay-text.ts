import { ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { changeEssay } from './autosave-essay.ts';
import { keepEssay } from './keep-essay.ts';
import type { EssayText } from './revision.ts';

/**
 * Makes a text that came from elsewhere the next revision of an essay (kind imported). What was
 * being written and not kept is made a revision first. Readers see nothing of it until it is
 * published.
 */
export async function replaceEssayText(
  tx: Transaction,
  change: { essayId: string; text: EssayText; personId: string | null; now: Date },
): Promise<Result<{ revision: number }>> {
  const changed = await changeEssay(tx, change);
  if (!changed.ok) return changed;
  const { personId, now } = change;
  const kept = await keepEssay(tx, changed.value.essay, { personId, now, kind: 'imported' });
  return ok({ revision: kept.revision });
}

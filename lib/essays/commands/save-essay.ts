import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { changeEssay } from './autosave-essay.ts';
import { keepEssay } from './keep-essay.ts';
import type { EssayText } from './revision.ts';

/** What a save that would overwrite something newer is told. */
const CONFLICT =
  'This essay was changed since you opened it. Nothing is lost: both versions are below.';

export type EssaySave = EssayText & {
  essayId: string;
  /** The version that was changed; without it what stands there is overwritten (and kept). */
  version?: number;
  /** Who saves; null for the site itself. */
  personId?: string | null;
  now: Date;
};

/**
 * Keeps what was written as a revision of an essay; readers go on seeing the published one. Until it
 * is first published its address follows its title, unless its author chose one; after that it
 * stays. The same text again adds nothing. What was changed since `version` is not overwritten.
 */
export function saveEssay(
  save: EssaySave,
): Promise<Result<{ id: string; revision: number; version: number }>> {
  return db.$transaction((tx) => keepText(tx, save));
}

async function keepText(
  tx: Transaction,
  { essayId, version, personId = null, now, ...text }: EssaySave,
): Promise<Result<{ id: string; revision: number; version: number }>> {
  const changed = await changeEssay(tx, { essayId, version, text, personId, now });
  if (!changed.ok) return changed;
  const { outcome, essay, copy } = changed.value;
  if (outcome === 'conflict') return fail('conflict', CONFLICT);
  const { revision } = await keepEssay(tx, essay, { personId, now });
  return ok({ id: essayId, revision, version: copy.version });
}

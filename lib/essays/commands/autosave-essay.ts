import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { type Copy, changeCopy, readCopy } from '#lib/writing/port.ts';
import { copyOf, type HeldEssay, holdEssay } from './essay-copy.ts';
import { keepEssay, keepFirst } from './keep-essay.ts';
import type { EssayText } from './revision.ts';

/** What a change of an essay's working copy came to. */
export type ChangedEssay = {
  outcome: 'same' | 'conflict' | 'taken';
  essay: HeldEssay;
  copy: Copy;
};

/** A change of what is being written: `version` is the one it was made to; without it, it overwrites. */
export type EssayChange = {
  essayId: string;
  version?: number;
  text: EssayText;
  personId: string | null;
  /** It joins two versions that went apart: kept as a revision at once, and what stood there before it. */
  joins?: boolean;
  now: Date;
};

/**
 * Takes what was typed into an essay's working copy: no revision, nothing rendered. What was changed
 * since `version` is not overwritten; the outcome says so. An essay in the bin is not written on.
 */
export function autosaveEssay(change: EssayChange): Promise<Result<ChangedEssay>> {
  return db.$transaction(async (tx) => {
    const changed = await changeEssay(tx, change);
    if (!changed.ok || !change.joins || changed.value.outcome !== 'taken') return changed;
    const { essay } = changed.value;
    await keepEssay(tx, essay, { ...change, kind: 'merged' });
    const copy = await readCopy(tx, { essayId: essay.id });
    return copy ? ok({ ...changed.value, copy }) : changed;
  });
}

/** As autosaveEssay, within a transaction, which then holds the essay. */
export async function changeEssay(
  tx: Transaction,
  { essayId, version, text, personId, joins, now }: EssayChange,
): Promise<Result<ChangedEssay>> {
  const essay = await holdEssay(tx, essayId);
  if (!essay) return fail('not-found', 'This essay does not exist any more.');
  if (essay.deletedAt) return fail('essay-deleted', reasons['essay-deleted']);
  const latest = await tx.essayRevision.findUnique({
    where: { essayId_number: { essayId, number: essay.latestRevision } },
    select: { createdAt: true },
  });
  const changed = await changeCopy(tx, {
    of: { essayId },
    copy: await copyOf(tx, essay),
    version: version ?? null,
    text: { ...text, coverId: await ownCover(tx, essay, text.coverId) },
    personId,
    joins,
    now,
    lastRevisionAt: latest?.createdAt ?? null,
    keepFirst: (old) => keepFirst(tx, essay, old, now),
  });
  return ok({ ...changed, essay });
}

/** A picture that is gone meanwhile, or is somebody else's, is no cover. */
async function ownCover(
  tx: Transaction,
  essay: HeldEssay,
  coverId: string | null | undefined,
): Promise<string | null | undefined> {
  if (!coverId) return coverId;
  const image = await tx.image.findUnique({ where: { id: coverId }, select: { personId: true } });
  return image && image.personId === essay.authorId ? coverId : null;
}

import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { MOST_REVIEW_LINKS } from '../rules/schedule.ts';
import { keepForReaders } from './publish-copy.ts';

/**
 * Makes a link that shows what its author last kept of an essay to whoever has it, published or not.
 * What is being written is kept with that. `label` says for whom, to the author alone.
 */
export function makeReviewLink(making: {
  essayId: string;
  label: string;
  personId: string;
  now: Date;
}): Promise<Result<{ id: string; essayId: string }>> {
  const { essayId, label, personId, now } = making;
  return db.$transaction(async (tx) => {
    const kept = await keepForReaders(tx, { essayId, personId, now });
    if (!kept.ok) return kept;
    const open = await tx.reviewLink.count({ where: { essayId, revokedAt: null } });
    if (open >= MOST_REVIEW_LINKS) {
      return fail(
        'too-many-links',
        `${MOST_REVIEW_LINKS} links work at the same time. Revoke one that is no longer needed.`,
      );
    }
    const id = newId();
    await tx.reviewLink.create({
      data: { id, essayId, label, createdById: personId, createdAt: now },
      select: { id: true },
    });
    return ok({ id, essayId });
  });
}

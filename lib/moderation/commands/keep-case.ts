import { fail, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import type { Decided, Deciding } from './decide.ts';
import { type KeptItem, keep } from './keep.ts';

/**
 * Leaves what a case is about as it is (keep). Fails with `decided-already` when the case is closed,
 * and for an appeal, which is decided with a reason of its own.
 */
export async function keepCase({
  caseId,
  ...act
}: Deciding & { caseId: string; unfounded: boolean }): Promise<Result<Decided>> {
  const found = await db.moderationCase.findUnique({ where: { id: caseId } });
  if (!found) return fail('not-found', 'This case does not exist any more.');
  if (found.closedAt) return fail('decided-already', 'This case was decided already.');
  const subject = subjectOf(found);
  if (!subject) return fail('is-appeal', 'An appeal is decided on its own page, with a reason.');
  return keep({ ...act, subject });
}

function subjectOf(found: {
  commentId: string | null;
  essayId: string | null;
  personaId: string | null;
}): KeptItem | null {
  const { commentId, essayId, personaId } = found;
  if (commentId !== null) return { commentId };
  if (essayId !== null) return { essayId };
  return personaId === null ? null : { personaId };
}

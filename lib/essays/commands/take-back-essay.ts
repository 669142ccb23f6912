import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/**
 * Takes an essay and its discussion away from readers; nothing is deleted. One that a moderator has
 * hidden stays away then when that is taken back.
 */
export async function takeBackEssay(taking: {
  essayId: string;
  now: Date;
}): Promise<Result<{ id: string; slug: string }>> {
  const changed = await db.essay.updateMany({
    where: {
      id: taking.essayId,
      OR: [{ publishedRevision: { not: null } }, { hiddenRevision: { not: null } }],
    },
    data: {
      publishedRevision: null,
      hiddenRevision: null,
      takenBackAt: taking.now,
      updatedAt: taking.now,
    },
  });
  if (changed.count === 0) return fail('not-published', 'This essay is not published.');
  const essay = await db.essay.findUniqueOrThrow({ where: { id: taking.essayId } });
  return ok({ id: essay.id, slug: essay.slug });
}

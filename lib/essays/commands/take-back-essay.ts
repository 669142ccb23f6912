import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { relink } from '#lib/links/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { everywhereTags } from '../tags.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/**
 * Takes an essay and its discussion away from readers, with the time at which something more of it
 * was to be published and the links for reviewers; nothing is deleted. One that a moderator has
 * hidden stays away then when that is taken back.
 */
export function takeBackEssay(taking: {
  essayId: string;
  now: Date;
}): Promise<Result<{ id: string; slug: string }>> {
  const { essayId, now } = taking;
  return changeAndTouch(async (tx, note) => {
    const [essay] = await tx.essay.updateManyAndReturn({
      where: {
        id: essayId,
        OR: [{ publishedRevision: { not: null } }, { hiddenRevision: { not: null } }],
      },
      data: {
        publishedRevision: null,
        hiddenRevision: null,
        takenBackAt: now,
        updatedAt: now,
        ...NOT_SCHEDULED,
      },
      select: { id: true, slug: true },
    });
    if (!essay) return fail('not-published', 'This essay is not published.');
    await tx.reviewLink.updateMany({
      where: { essayId, revokedAt: null },
      data: { revokedAt: now },
    });
    await relink({ tx, note }, { essayId });
    note({ now: everywhereTags(essay), soon: [] });
    return ok(essay);
  });
}

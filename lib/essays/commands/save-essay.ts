import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { freeSlug } from './free-slug.ts';
import { addRevision, type EssayText } from './revision.ts';

/**
 * Keeps a new revision of an essay; readers go on seeing the published one. Until it is first
 * published its address follows its title, after that the address stays. The same text again adds
 * nothing.
 */
export async function saveEssay(
  save: EssayText & { essayId: string; now: Date },
): Promise<Result<{ id: string }>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM essay WHERE id = ${save.essayId}::uuid FOR UPDATE`;
    const essay = await tx.essay.findUnique({ where: { id: save.essayId } });
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    const latest = await tx.essayRevision.findUniqueOrThrow({
      where: { essayId_number: { essayId: essay.id, number: essay.latestRevision } },
    });
    const same =
      latest.title === save.title &&
      latest.source === save.source &&
      (save.summary === '' || latest.summary === save.summary);
    if (same) return ok({ id: essay.id });
    const number = essay.latestRevision + 1;
    await addRevision(tx, essay.id, number, save, save.now);
    const slug = essay.publishedAt === null ? await freeSlug(tx, save.title, essay.id) : essay.slug;
    await tx.essay.update({
      where: { id: essay.id },
      data: { latestRevision: number, updatedAt: save.now, slug },
    });
    return ok({ id: essay.id });
  });
}

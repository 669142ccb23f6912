import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { everywhereTags } from '../tags.ts';
import { holdEssay } from './essay-copy.ts';

/** Tells readers what was put right in the text that they have now; feeds show it as changed. */
export function addCorrection(correction: {
  essayId: string;
  note: string;
  now: Date;
}): Promise<Result<{ id: string; slug: string }>> {
  const { essayId, note: text, now } = correction;
  return changeAndTouch(async (tx, note) => {
    const essay = await holdEssay(tx, essayId);
    if (!essay || essay.publishedRevision === null) {
      return fail('not-published', 'Readers have no text of this essay now.');
    }
    await tx.correction.create({
      data: {
        id: newId(),
        essayId,
        note: text,
        revision: essay.publishedRevision,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.essay.update({
      where: { id: essayId },
      data: { revisedAt: now },
      select: { id: true },
    });
    note({ now: everywhereTags(essay), soon: [] });
    return ok({ id: essayId, slug: essay.slug });
  });
}

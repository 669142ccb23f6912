import { moveAddress } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { relink } from '#lib/links/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { everywhereTags } from '../tags.ts';
import { holdEssay } from './essay-copy.ts';

/**
 * Gives an essay another address. Where readers had it before leads to it for good, from wherever it
 * ever stood, in one step. Fails with `address-taken` where another essay stands or once stood.
 */
export function moveEssay(move: {
  essayId: string;
  slug: string;
  now: Date;
}): Promise<Result<{ id: string; slug: string }>> {
  const { essayId, slug, now } = move;
  return changeAndTouch(async (tx, note) => {
    const essay = await holdEssay(tx, essayId);
    if (!essay) return fail('not-found', 'This essay does not exist any more.');
    const moved = await moveAddress(tx, {
      from: essayAddress(essay.slug),
      to: essayAddress(slug),
      wasPublic: essay.publishedAt !== null,
      now,
    });
    if (!moved.ok) return moved;
    await tx.essay.update({
      where: { id: essayId },
      data: { slug, addressChosenAt: essay.addressChosenAt ?? now },
      select: { id: true },
    });
    await relink({ tx, note }, { essayId });
    note({ now: [essay, { id: essayId, slug }].flatMap(everywhereTags), soon: [] });
    return ok({ id: essayId, slug });
  });
}

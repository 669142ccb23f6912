import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { ESSAYS_TAG, essayTag } from '../tags.ts';

/**
 * Cuts a person off from their essays: what was never published is deleted; the rest stays, because
 * others have answered it, under `byline` in place of the name. Gives how many stay.
 */
export async function leaveEssays(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  authorId: string,
  byline: string,
): Promise<number> {
  await tx.essay.deleteMany({ where: { authorId, publishedAt: null } });
  const staying = await tx.essay.updateManyAndReturn({
    where: { authorId },
    data: { authorId: null, byline },
    select: { id: true },
  });
  if (staying.length > 0) {
    note({ now: [...staying.map(({ id }) => essayTag(id)), ESSAYS_TAG], soon: [] });
  }
  return staying.length;
}

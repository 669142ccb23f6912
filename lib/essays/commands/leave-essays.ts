import { forgetAddresses } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { ESSAYS_TAG, essayTag } from '../tags.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/**
 * Cuts a person off from their essays: what was never published is deleted; the rest stays, because
 * others have answered it, under `byline` in place of the name, and nothing more of it is published
 * or shown to reviewers. Gives how many stay.
 */
export async function leaveEssays(
  { tx, note }: { tx: Transaction; note: NoteTouches },
  authorId: string,
  byline: string,
): Promise<number> {
  const drafts = { authorId, publishedAt: null };
  const going = await tx.essay.findMany({ where: drafts, select: { slug: true } });
  await forgetAddresses(
    tx,
    going.map(({ slug }) => essayAddress(slug)),
  );
  await tx.essay.deleteMany({ where: drafts });
  await tx.reviewLink.deleteMany({ where: { essay: { authorId } } });
  const staying = await tx.essay.updateManyAndReturn({
    where: { authorId },
    data: { authorId: null, byline, ...NOT_SCHEDULED },
    select: { id: true },
  });
  if (staying.length > 0) {
    note({ now: [...staying.map(({ id }) => essayTag(id)), ESSAYS_TAG], soon: [] });
  }
  return staying.length;
}

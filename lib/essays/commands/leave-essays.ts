import { forgetAddresses } from '#lib/addresses/port.ts';
import { essayAddress } from '#lib/addresses/rules/addresses.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { ESSAYS_TAG, essayTag } from '../tags.ts';
import { NOT_SCHEDULED } from './scheduled-essay.ts';

/**
 * Cuts a person off from their essays: what was never published is deleted; the rest stays, because
 * others have answered it, under `byline` in place of the name, with the text that readers have and no
 * other; nothing more of it is published or shown to reviewers. Gives how many stay.
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
  await forgetUnread(tx, authorId);
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

/** Deletes what is being written of a person's essays, and every revision but the one that readers have. */
async function forgetUnread(tx: Transaction, authorId: string): Promise<void> {
  await tx.workingCopy.deleteMany({ where: { essay: { authorId } } });
  // What a moderator hides may be shown again; what was taken back has no text that readers have.
  await tx.$executeRaw`
    DELETE FROM essay_revision r USING essay e
    WHERE e.id = r.essay_id AND e.author_id = ${authorId}::uuid
      AND r.number <> coalesce(e.published_revision, e.hidden_revision, e.latest_revision)`;
  await tx.$executeRaw`
    UPDATE essay SET latest_revision = coalesce(published_revision, hidden_revision, latest_revision)
    WHERE author_id = ${authorId}::uuid`;
}

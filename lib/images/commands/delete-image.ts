import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { pictureUses } from './picture-uses.ts';

/**
 * Deletes a picture and its files. One that a text shows is kept, unless only earlier revisions
 * do: somebody who brought the wrong picture can take it away without losing the text's history.
 */
export async function deleteImage(imageId: string): Promise<Result<{ id: string }>> {
  const deleted = await db.$transaction(async (tx): Promise<Result<{ id: string }>> => {
    const found = await tx.$queryRaw<unknown[]>`
      SELECT id FROM image WHERE id = ${imageId}::uuid FOR UPDATE`;
    if (found.length === 0) return fail('not-found', 'This picture does not exist any more.');
    const uses = await pictureUses(tx, [imageId]);
    if (uses.some((use) => use.current)) {
      return fail('in-use', 'A text shows this picture. Take it out there first.');
    }
    await tx.image.delete({ where: { id: imageId } });
    return ok({ id: imageId });
  });
  // After the row: files without one are cleared away later, a row without files would be broken.
  if (deleted.ok) await imageStore().remove(imageId);
  return deleted;
}

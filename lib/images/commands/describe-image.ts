import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { db } from '#lib/platform/db.ts';

/**
 * Says what a picture shows. Texts that are written or saved from now on use it where they say
 * nothing themselves; what is published stays as it is until then.
 */
export async function describeImage(describing: {
  imageId: string;
  alt: string;
}): Promise<Result<{ id: string }>> {
  const { imageId, alt } = describing;
  const described = await db.image.updateMany({ where: { id: imageId }, data: { alt } });
  if (described.count === 0) return fail('not-found', 'This picture does not exist any more.');
  return ok({ id: imageId });
}

import type { ResolveImage } from '#lib/kernel/markdown/pictures.ts';
import { pictureIdOf } from '#lib/kernel/picture-address.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** Everything in a text that may be the address of a picture; what is none is not found. */
const ADDRESSES = /\/images\/[0-9a-f-]{36}/g;

/** Loads the pictures that a text names, so that it can be rendered without asking again. */
export async function imageResolver(
  tx: Pick<Transaction, 'image'>,
  source: string,
): Promise<ResolveImage> {
  const named = source.match(ADDRESSES) ?? [];
  const ids = [...new Set(named.map(pictureIdOf))].filter((id) => id !== null);
  if (ids.length === 0) return () => null;
  const pictures = await tx.image.findMany({
    where: { id: { in: ids } },
    select: { id: true, width: true, height: true, widths: true, alt: true },
  });
  const known = new Map(pictures.map(({ id, ...picture }) => [id, picture]));
  return (id) => known.get(id) ?? null;
}

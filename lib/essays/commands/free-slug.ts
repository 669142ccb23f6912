import { SLUG_MAX, slugOf } from '#lib/kernel/slug.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** An address for a title that no other essay has: the title's slug, or that with -2, -3 and so on. */
export async function freeSlug(
  tx: Transaction,
  title: string,
  essayId: string | null,
): Promise<string> {
  const slug = slugOf(title) || 'essay';
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : `-${copy}`;
    // Cut where a hyphen stood, an address would have two.
    const beginning = slug.slice(0, SLUG_MAX - ending.length).replace(/-$/, '');
    const candidate = `${beginning}${ending}`;
    const taken = await tx.essay.findUnique({ where: { slug: candidate }, select: { id: true } });
    if (!taken || taken.id === essayId) return candidate;
  }
}

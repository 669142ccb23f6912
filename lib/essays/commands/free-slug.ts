import { SLUG_MAX, slugOf } from '#lib/kernel/slug.ts';
import type { Transaction } from '#lib/platform/db.ts';

/**
 * An address for a title that no other essay has or had: the title's slug, or that with -2, -3 and
 * so on. Until the transaction ends nobody else gets it.
 */
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
    await holdAddress(tx, candidate);
    const taken = await tx.essay.findUnique({ where: { slug: candidate }, select: { id: true } });
    if (taken?.id === essayId) return candidate;
    if (!taken && !(await wasAnothers(tx, candidate))) return candidate;
  }
}

/** Has everybody who looks for a free address wait at this one until the transaction ends. */
export async function holdAddress(tx: Transaction, slug: string): Promise<void> {
  const name = `essay-address:${slug}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** An address that leads to where an essay has moved is not given to another one. */
async function wasAnothers(tx: Transaction, slug: string): Promise<boolean> {
  const former = await tx.formerAddress.findUnique({
    where: { address: `essays/${slug}` },
    select: { address: true },
  });
  return former !== null;
}

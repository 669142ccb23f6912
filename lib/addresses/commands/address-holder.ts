import type { Transaction } from '#lib/platform/db.ts';
import { slugIn } from '../rules/addresses.ts';
import { addressTag } from '../tags.ts';

/**
 * Takes an address for the rest of the transaction: of two who find it free one waits until the
 * other has it. Who makes an address from a title (lib/essays, free-slug.ts) takes the same lock.
 */
export async function holdAddress(tx: Transaction, address: string): Promise<void> {
  const name = addressTag(address);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/**
 * The address, as it is now, of what stands at an address or once did; null for one that nothing
 * ever had. What stands there is looked for first: when it moves away meanwhile, the row it leaves
 * is found.
 */
export async function holderOf(tx: Transaction, address: string): Promise<string | null> {
  const slug = slugIn(address);
  const here =
    slug === null
      ? await tx.guidePage.findUnique({ where: { permalink: address }, select: { id: true } })
      : await tx.essay.findUnique({ where: { slug }, select: { id: true } });
  if (here) return address;
  const former = await tx.formerAddress.findUnique({ where: { address } });
  return former?.leadsTo ?? null;
}

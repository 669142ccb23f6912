import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { canBeAddress } from '../rules/addresses.ts';
import { holdAddress, holderOf } from './address-holder.ts';

/**
 * Makes former addresses lead to what stands at `to`. One that is in use, by the site, by something
 * else or for something else, is refused: a visitor's bookmark must not be captured.
 */
export async function leadHere(
  tx: Transaction,
  addresses: string[],
  to: string,
  now: Date,
): Promise<Result<null>> {
  for (const address of addresses) {
    if (address === to) continue;
    await holdAddress(tx, address);
    const holder = await holderOf(tx, address);
    if (!canBeAddress(address) || (holder !== null && holder !== to)) {
      return fail('address-taken', `/${address} cannot lead to /${to}: it is in use.`);
    }
    if (holder === null) {
      await tx.formerAddress.create({ data: { address, leadsTo: to, createdAt: now } });
    }
  }
  return ok(null);
}

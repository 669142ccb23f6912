import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { isReserved } from '../rules/reserved-addresses.ts';

/**
 * Makes former addresses lead to a page. One that is in use, by the site, by a page or for another
 * page, is refused: a visitor's bookmark must not be captured.
 */
export async function leadHere(
  tx: Transaction,
  addresses: string[],
  permalink: string,
  now: Date,
): Promise<Result<null>> {
  for (const address of addresses) {
    if (address === permalink) continue;
    const page = await tx.guidePage.findUnique({ where: { permalink: address } });
    const former = await tx.formerAddress.findUnique({ where: { address } });
    const elsewhere = former !== null && former.leadsTo !== permalink;
    if (isReserved(address) || page || elsewhere) {
      return fail('address-taken', `/${address} cannot lead to /${permalink}: it is in use.`);
    }
    if (!former) {
      await tx.formerAddress.create({ data: { address, leadsTo: permalink, createdAt: now } });
    }
  }
  return ok(null);
}

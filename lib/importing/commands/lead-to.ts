import { holderOf } from '#lib/addresses/port.ts';
import { canBeAddress } from '#lib/addresses/rules/addresses.ts';
import type { Transaction } from '#lib/platform/db.ts';

/**
 * Makes old addresses lead to what came in; one that the site or something else has is left out and
 * said. Gives those that lead there now and did not before.
 */
export async function leadTo(
  tx: Transaction,
  addresses: readonly string[],
  to: string,
  now: Date,
  notes: string[],
): Promise<string[]> {
  const led: string[] = [];
  for (const address of addresses) {
    if (address === to) continue;
    const holder = await holderOf(tx, address);
    if (holder === to) continue;
    if (holder !== null || !canBeAddress(address)) {
      notes.push(`/${address} does not lead there: it is in use.`);
      continue;
    }
    await tx.formerAddress.create({ data: { address, leadsTo: to, createdAt: now } });
    led.push(address);
  }
  return led;
}

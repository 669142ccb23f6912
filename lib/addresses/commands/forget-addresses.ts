import type { Transaction } from '#lib/platform/db.ts';

/** Forgets every address that leads to one that is going: whoever gets it later would get these too. */
export async function forgetAddresses(tx: Transaction, to: string[]): Promise<void> {
  await tx.formerAddress.deleteMany({ where: { leadsTo: { in: to } } });
}

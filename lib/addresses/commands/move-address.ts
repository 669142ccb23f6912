import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { canBeAddress } from '../rules/addresses.ts';
import { holdAddress, holderOf } from './address-holder.ts';

/** A move, both addresses without their leading slash. */
export type Move = {
  from: string;
  to: string;
  /** Whether readers had it at `from`: then that leads to it for good. */
  wasPublic: boolean;
  now: Date;
};

/**
 * Notes that something moves, before its own row says so. Every address that led to it leads to the
 * new one in one step; going back to one of its own frees that of being a former one. Fails with
 * `address-taken` where something else stands or once stood.
 */
export async function moveAddress(tx: Transaction, move: Move): Promise<Result<null>> {
  const { from, to, wasPublic, now } = move;
  if (from === to) return ok(null);
  await holdAddress(tx, to);
  const holder = await holderOf(tx, to);
  if (!canBeAddress(to) || (holder !== null && holder !== from)) {
    return fail('address-taken', 'This address is in use, or was, and still leads there.', 'slug');
  }
  await tx.formerAddress.deleteMany({ where: { address: to } });
  await tx.formerAddress.updateMany({ where: { leadsTo: from }, data: { leadsTo: to } });
  if (wasPublic) {
    await tx.formerAddress.create({ data: { address: from, leadsTo: to, createdAt: now } });
  }
  return ok(null);
}

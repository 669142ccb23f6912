import { newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { keyedHash } from '#lib/platform/keyed-hash.ts';

const hashOf = (email: string) => keyedHash('suspended-address', email);

/**
 * Keeps the longest suspension of an account that is about to be deleted, with a keyed hash of its
 * address and nothing else of it: deleting an account is no way around a suspension.
 */
export async function keepSuspension(
  tx: Transaction,
  person: { id: string; email: string },
  now: Date,
): Promise<void> {
  const [longest] = await tx.suspension.findMany({
    where: {
      userId: person.id,
      startsAt: { lte: now },
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
    orderBy: { endsAt: { sort: 'desc', nulls: 'first' } },
    take: 1,
  });
  if (!longest) return;
  const kept = { endsAt: longest.endsAt, explanation: longest.explanation };
  const addressHash = hashOf(person.email);
  await tx.suspendedAddress.upsert({
    where: { addressHash },
    create: { addressHash, ...kept },
    update: kept,
  });
}

/** Gives a new account the suspension that an earlier one with its address had, if it still runs. */
export async function restoreSuspension(
  tx: Transaction,
  person: { id: string; email: string },
  now: Date,
): Promise<void> {
  const where = { addressHash: hashOf(person.email) };
  const kept = await tx.suspendedAddress.findUnique({ where });
  if (!kept) return;
  await tx.suspendedAddress.delete({ where });
  if (kept.endsAt !== null && kept.endsAt <= now) return;
  const { endsAt, explanation } = kept;
  await tx.suspension.create({
    data: { id: newId(), userId: person.id, startsAt: now, endsAt, explanation },
  });
}

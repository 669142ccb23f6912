import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { addNotice } from '#lib/notifications/port.ts';
import { db } from '#lib/platform/db.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import { noAccount } from './no-account.ts';
import { takePersona } from './take-item.ts';

/** Who somebody is beyond a thread. For the admin who gave the reason, and nobody else. */
export type Revealed = { name: string | null; email: string };

/**
 * Tells an admin whose a persona is, with a written reason. That they looked and why is written
 * down, and the person is told, all in the same transaction.
 */
export async function revealPersona(reveal: {
  personaId: string;
  reason: string;
  by: DecidedBy;
  now: Date;
}): Promise<Result<Revealed>> {
  const { personaId, reason, by, now } = reveal;
  return db.$transaction(async (tx) => {
    const taken = await takePersona(tx, personaId);
    if (!taken.ok) return taken;
    const { ownerId } = taken.value;
    if (ownerId === null) return noAccount;
    const { name, email } = await tx.user.findUniqueOrThrow({ where: { id: ownerId } });
    const { id: disclosureId } = await tx.disclosure.create({
      data: {
        id: newId(),
        kind: 'reveal',
        personaId,
        byId: by.id,
        byRole: by.role,
        reason,
        at: now,
      },
    });
    await addNotice(tx, { personId: ownerId, about: { kind: 'reveal', disclosureId }, now });
    return ok({ name, email });
  });
}

import { newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';

/**
 * The persona of a person in a thread, made at the first comment there. The thread must be locked,
 * so that two first comments at once make one persona.
 *
 * @returns the persona's id.
 */
export async function memberPersona(
  tx: Transaction,
  who: { threadId: string; personId: string; name: string; now: Date },
): Promise<string> {
  const owned = await tx.personaOwner.findUnique({
    where: { userId_threadId: { userId: who.personId, threadId: who.threadId } },
    select: { personaId: true },
  });
  if (owned) return owned.personaId;
  const id = newId();
  await tx.persona.create({
    data: {
      id,
      threadId: who.threadId,
      kind: 'member',
      name: who.name,
      createdAt: who.now,
      owner: { create: { userId: who.personId, threadId: who.threadId } },
    },
  });
  return id;
}

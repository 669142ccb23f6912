import { threadTag } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { nameKey } from '../rules.ts';

/** The name as it is now. */
export type ChosenName = { name: string };

/**
 * Gives a person their display name, and their personas with it in every thread where they wrote
 * under their own name. Fails with `name-taken` on the field `name` if somebody else has it, or one
 * that looks like it, and with `name-removed` if a moderator has taken it from them.
 */
export async function chooseName(choice: {
  personId: string;
  name: string;
  /** The name folded, from `nameKey`. */
  key: string;
}): Promise<Result<ChosenName>> {
  const { personId, name, key } = choice;
  const own = { kind: 'member' as const, owner: { userId: personId } };
  try {
    return await changeAndTouch(async (tx, note) => {
      if (await wasRemoved(tx, personId, key)) {
        return fail(
          'name-removed',
          'A moderator has removed this name. Choose another one.',
          'name',
        );
      }
      await tx.user.update({ where: { id: personId }, data: { name, nameKey: key } });
      const personas = await tx.persona.findMany({ where: own, select: { threadId: true } });
      await tx.persona.updateMany({ where: own, data: { name } });
      note({ now: personas.map(({ threadId }) => threadTag(threadId)), soon: [] });
      return ok({ name });
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return fail(
      'name-taken',
      'Somebody here has this name, or one that looks much like it. Choose another one.',
      'name',
    );
  }
}

/** Whether a decision that stands has taken this name from this person. */
async function wasRemoved(tx: Transaction, personId: string, key: string): Promise<boolean> {
  const removals = await tx.decision.findMany({
    where: {
      kind: 'hide',
      formerName: { not: null },
      persona: { owner: { userId: personId } },
      undoneAt: null,
      reversedBy: { none: { undoneAt: null } },
    },
    select: { formerName: true },
  });
  return removals.some(({ formerName }) => formerName !== null && nameKey(formerName) === key);
}

/** Prisma's code for a violated unique index; the name's key is the only one that is written. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}

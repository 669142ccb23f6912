import { threadTag } from '#lib/comments/tags.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { giveName, NAME_REMOVED, takeName } from '#lib/people/port.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Burden, claimedByAnother, type Deciding, decide, type Within } from './decide.ts';
import { type TakenPersona, takePersona } from './take-item.ts';
import type { DecidedPersona } from './warn.ts';

type Hiding = Burden & Deciding & { personaId: string };
type Restoring = Deciding & {
  personaId: string;
  explanation: string;
  /** Which removal; else the latest that stands. */
  decisionId?: string;
};

/**
 * Takes the display name of a persona away, wherever the person wrote under it. They choose another
 * one at the next visit; the decision keeps the old one, for nobody but a restore.
 */
export function hideName(act: Hiding): Promise<Result<DecidedPersona>> {
  return changeAndTouch((tx, note) => hideWithin({ tx, note }, act));
}

async function hideWithin(
  within: Within,
  { personaId, ...act }: Hiding,
): Promise<Result<DecidedPersona>> {
  const taken = await takePersona(within.tx, personaId);
  if (!taken.ok) return taken;
  const persona = taken.value;
  const about = { personaId };
  const claimed = await claimedByAnother(within, about, act);
  if (claimed) return claimed;
  const formerName = await removeName(within, persona);
  if (formerName === null) return fail('hidden-already', 'This name was removed already.');
  const made = await decide(within, { ...act, kind: 'hide', about, formerName });
  if (!made.ok) return made;
  const decided = made.value;
  return ok({ ...decided, personaId, threadId: persona.threadId });
}

/** Takes a name from a persona that is taken. Gives it; null when it was taken away already. */
export async function removeName(within: Within, persona: TakenPersona): Promise<string | null> {
  if (persona.ownerId !== null) return takeName(within, persona.ownerId);
  if (persona.name === NAME_REMOVED) return null;
  await rename(within, persona, NAME_REMOVED);
  return persona.name;
}

/** A name that was looked at again, and whether it could be given back. */
export type RestoredName = DecidedPersona & { isBack: boolean };

/**
 * Takes the removal of a name back. The person has it again, unless they have chosen another one
 * since or somebody else has it now: then the record alone is put right.
 */
export function restoreName(act: Restoring): Promise<Result<RestoredName>> {
  return changeAndTouch((tx, note) => restoreNameWithin({ tx, note }, act));
}

/** As restoreName, inside a transaction. */
export async function restoreNameWithin(
  within: Within,
  { personaId, decisionId, ...act }: Restoring,
): Promise<Result<RestoredName>> {
  const taken = await takePersona(within.tx, personaId);
  if (!taken.ok) return taken;
  const removal = await standingRemoval(within.tx, personaId, decisionId);
  if (!removal?.formerName) return fail('not-hidden', 'This name is not removed.');
  const { id: reversesId, rule, law, formerName } = removal;
  const about = { personaId };
  const made = await decide(within, { ...act, kind: 'restore', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  const isBack = await returnName(within, taken.value, formerName);
  return ok({ ...decided, personaId, threadId: taken.value.threadId, isBack });
}

/** Gives a persona that is taken its name back; whether that could be done. */
export async function returnName(
  within: Within,
  persona: TakenPersona,
  name: string,
): Promise<boolean> {
  if (persona.ownerId !== null) return giveName(within, persona.ownerId, name);
  await rename(within, persona, name);
  return true;
}

/** The latest removal of a persona's name, or a certain one, that was neither undone nor taken back. */
export function standingRemoval(tx: Transaction, personaId: string, id?: string) {
  return tx.decision.findFirst({
    where: {
      id,
      personaId,
      kind: 'hide',
      undoneAt: null,
      reversedBy: { none: { undoneAt: null } },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
}

async function rename({ tx, note }: Within, persona: TakenPersona, name: string): Promise<void> {
  await tx.persona.update({ where: { id: persona.id }, data: { name } });
  note({ now: [threadTag(persona.threadId)], soon: [] });
}

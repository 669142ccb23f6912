import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Burden, type Deciding, decide, type Within } from './decide.ts';
import { noAccount } from './no-account.ts';
import { takePersona } from './take-item.ts';
import type { DecidedPersona } from './warn.ts';

type Suspending = Burden &
  Deciding & {
    personaId: string;
    /** Null: until a moderator lifts it. */
    endsAt: Date | null;
  };

/**
 * Keeps the person behind a persona from writing anywhere, until a moment or until it is lifted.
 * They stay signed in, read everything and can appeal. Whether the person is suspended under
 * another name says nothing here: a moderator must not learn that two names are one person.
 */
export function suspend(act: Suspending): Promise<Result<DecidedPersona>> {
  return changeAndTouch((tx, note) => suspendWithin({ tx, note }, act));
}

async function suspendWithin(
  within: Within,
  { personaId, ...act }: Suspending,
): Promise<Result<DecidedPersona>> {
  const { tx } = within;
  const taken = await takePersona(tx, personaId);
  if (!taken.ok) return taken;
  const { ownerId, threadId } = taken.value;
  if (ownerId === null) return noAccount;
  const { endsAt, explanation, now } = act;
  if (endsAt !== null && endsAt <= now) {
    return fail('ends-before', 'Choose a time that is still to come.', 'days');
  }
  if (await standingSuspension(tx, personaId, now)) {
    return fail('suspended-already', 'This person is suspended already.');
  }
  const made = await decide(within, { ...act, kind: 'suspend', about: { personaId } });
  if (!made.ok) return made;
  const decided = made.value;
  const { decisionId } = decided;
  await tx.suspension.create({
    data: { id: newId(), userId: ownerId, decisionId, startsAt: now, endsAt, explanation },
  });
  return ok({ ...decided, personaId, threadId });
}

/** The suspension that was decided about this persona and holds now; null when there is none. */
export function standingSuspension(tx: Transaction, personaId: string, now: Date) {
  return tx.suspension.findFirst({
    where: { decision: { personaId }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    include: { decision: true },
    orderBy: { startsAt: 'desc' },
  });
}

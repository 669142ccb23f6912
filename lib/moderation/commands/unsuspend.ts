import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import { type Deciding, decide, type Within } from './decide.ts';
import { standingSuspension } from './suspend.ts';
import { takePersona } from './take-item.ts';
import type { DecidedPersona } from './warn.ts';

type Lifting = Deciding & {
  personaId: string;
  explanation: string;
  /** The decision to suspend, also one whose time is over; else the one that holds now. */
  decisionId?: string;
};

/** Lifts the suspension that was decided about a persona. */
export function unsuspend(act: Lifting): Promise<Result<DecidedPersona>> {
  return changeAndTouch((tx, note) => unsuspendWithin({ tx, note }, act));
}

/** As unsuspend, inside a transaction. */
export async function unsuspendWithin(
  within: Within,
  { personaId, decisionId, ...act }: Lifting,
): Promise<Result<DecidedPersona>> {
  const { tx } = within;
  const taken = await takePersona(tx, personaId);
  if (!taken.ok) return taken;
  const suspension = decisionId
    ? await tx.suspension.findUnique({ where: { decisionId }, include: { decision: true } })
    : await standingSuspension(tx, personaId, act.now);
  if (!suspension?.decision) {
    return fail('not-suspended', 'There is no suspension of this person that holds.');
  }
  const { id: reversesId, rule, law } = suspension.decision;
  const about = { personaId };
  const made = await decide(within, { ...act, kind: 'unsuspend', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  const isOver = suspension.endsAt !== null && suspension.endsAt <= act.now;
  if (!isOver) {
    await tx.suspension.update({ where: { id: suspension.id }, data: { endsAt: act.now } });
  }
  return ok({ ...decided, personaId, threadId: taken.value.threadId });
}

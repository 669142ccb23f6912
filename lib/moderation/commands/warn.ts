import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Burden, type Decided, type Deciding, decide, type Within } from './decide.ts';
import { noAccount } from './no-account.ts';
import { takePersona } from './take-item.ts';

/** Somebody who was decided about, as they are known in a thread. */
export type DecidedPersona = Decided & { personaId: string; threadId: string };

/** Tells the person behind a persona that what they did breaks a house rule, and no more. */
export function warn(
  act: Burden & Deciding & { personaId: string },
): Promise<Result<DecidedPersona>> {
  return changeAndTouch((tx, note) => warnWithin({ tx, note }, act));
}

async function warnWithin(
  within: Within,
  { personaId, ...act }: Burden & Deciding & { personaId: string },
): Promise<Result<DecidedPersona>> {
  const taken = await takePersona(within.tx, personaId);
  if (!taken.ok) return taken;
  if (taken.value.ownerId === null) return noAccount;
  const made = await decide(within, { ...act, kind: 'warn', about: { personaId } });
  if (!made.ok) return made;
  const decided = made.value;
  return ok({ ...decided, personaId, threadId: taken.value.threadId });
}

type TakingBack = Deciding & {
  personaId: string;
  explanation: string;
  /** Which warning; else the latest that stands. */
  decisionId?: string;
};

/** Takes a warning of a persona back that still stands. */
export function unwarn(act: TakingBack): Promise<Result<DecidedPersona>> {
  return changeAndTouch((tx, note) => unwarnWithin({ tx, note }, act));
}

/** As unwarn, inside a transaction. */
export async function unwarnWithin(
  within: Within,
  { personaId, decisionId, ...act }: TakingBack,
): Promise<Result<DecidedPersona>> {
  const taken = await takePersona(within.tx, personaId);
  if (!taken.ok) return taken;
  const warning = await standingWarning(within.tx, personaId, decisionId);
  if (!warning) return fail('not-warned', 'There is no warning that stands.');
  const { id: reversesId, rule, law } = warning;
  const about = { personaId };
  const made = await decide(within, { ...act, kind: 'unwarn', about, rule, law, reversesId });
  if (!made.ok) return made;
  const decided = made.value;
  return ok({ ...decided, personaId, threadId: taken.value.threadId });
}

/** The latest warning of a persona, or a certain one, that was neither undone nor taken back. */
function standingWarning(tx: Transaction, personaId: string, id?: string) {
  return tx.decision.findFirst({
    where: {
      id,
      personaId,
      kind: 'warn',
      undoneAt: null,
      reversedBy: { none: { undoneAt: null } },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
}

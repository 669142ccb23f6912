import { newId } from '#lib/kernel/ids.ts';
import { addNotice } from '#lib/notifications/port.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import type { DecisionKind } from '../rules/kinds.ts';

/** What a decision is about: exactly one of them. */
export type DecisionAbout =
  | { commentId: string }
  | { essayId: string }
  | { personaId: string }
  | { threadId: string }
  | { importId: string };

export type DecisionSource =
  | 'report'
  | 'notice'
  | 'own_initiative'
  | 'automatic'
  | 'appeal'
  | 'import';

/** A statement of reasons, with the fields of article 17 DSA. */
export type StatementOfReasons = {
  kind: DecisionKind;
  about: DecisionAbout;
  /** Key of the house rule; null for what rests on none. */
  rule: string | null;
  /** Which law, where the rule is that one. */
  law?: string | null;
  /** Facts and reasons, as the person reads them. */
  explanation: string;
  source: DecisionSource;
  /** Null: decided without a person, by a check or the rule of three reports. */
  by: DecidedBy | null;
  /** Until when it holds; null or left out: until it is taken back. */
  endsAt?: Date | null;
  slowSeconds?: number | null;
  formerName?: string | null;
  /** The decision that this one takes back. */
  reversesId?: string | null;
  /** The case in which it was decided. */
  caseId?: string | null;
  /** Nobody gets a notice: the person is told on the page, at the moment at which it happens. */
  quiet?: boolean;
  now: Date;
};

/**
 * Writes a decision down inside the transaction that does what it says, and tells the person it is
 * about, where there is an account. Gives its id, and that person's.
 */
export async function recordDecision(
  tx: Transaction,
  { about, by, now, quiet = false, ...statement }: StatementOfReasons,
): Promise<{ id: string; affectedId: string | null }> {
  const id = newId();
  // Named one by one: what else a form has sent has no business here.
  const { kind, rule, law, explanation, source, caseId, reversesId } = statement;
  const { endsAt, slowSeconds, formerName } = statement;
  await tx.decision.create({
    data: {
      id,
      ...about,
      ...{ kind, rule, law, explanation, source, caseId, reversesId },
      ...{ endsAt, slowSeconds, formerName },
      automated: by === null,
      decidedAt: now,
      decidedById: by?.id ?? null,
      decidedByRole: by?.role ?? null,
    },
  });
  const affectedId = await affectedBy(tx, about);
  // What an appeal came to is told as such, once.
  const isTold = statement.kind !== 'keep' && statement.source !== 'appeal' && !quiet;
  if (affectedId !== null && isTold) {
    await addNotice(tx, { personId: affectedId, about: { kind: 'decision', decisionId: id }, now });
  }
  return { id, affectedId };
}

/**
 * Whom a decision about something concerns: the person behind the persona, the essay's author; for
 * a thread the author of its essay. Nobody for imports and for what has no account. It never leaves
 * the server.
 */
export async function affectedBy(tx: Transaction, about: DecisionAbout): Promise<string | null> {
  if ('commentId' in about) {
    const where = { persona: { comments: { some: { id: about.commentId } } } };
    return (await tx.personaOwner.findFirst({ where }))?.userId ?? null;
  }
  if ('personaId' in about) {
    return (await tx.personaOwner.findUnique({ where: about }))?.userId ?? null;
  }
  if ('essayId' in about) {
    return (await tx.essay.findUnique({ where: { id: about.essayId } }))?.authorId ?? null;
  }
  if ('threadId' in about) {
    return (
      (await tx.essay.findFirst({ where: { thread: { id: about.threadId } } }))?.authorId ?? null
    );
  }
  return null;
}

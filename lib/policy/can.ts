import { type Actor, CONFIRMED_KINDS } from './actor.ts';
import { type PredicateName, predicates } from './predicates.ts';
import { type Reason, reasons } from './reasons.ts';
import { type Cell, type Permission, type SubjectOf, table } from './table.ts';

/** The answer to "may this person do this?": never a bare boolean, so that the page can say why. */
export type Answer = { allowed: true } | { allowed: false; reason: Reason };

const isPredicate = (cell: Cell): cell is PredicateName => cell in predicates;
const isReason = (cell: Cell): cell is Reason => cell in reasons;

function decide(cell: Cell, actor: Actor, subject: unknown, now: Date): true | Reason {
  if (cell === 'allow') return true;
  if (isReason(cell)) return cell;
  if (!isPredicate(cell)) throw new Error(`the policy table holds an unknown cell: ${cell}`);
  // The table's types tie each permission to its subject; the union cannot say so to the compiler.
  const predicate = predicates[cell] as (a: Actor, s: unknown, n: Date) => true | Reason;
  return predicate(actor, subject, now);
}

/**
 * Asks the table. Allowed if any of the actor's kinds is; otherwise the reason of the last kind,
 * which is the one with the widest rights and so the one that says most. What only a moderator's or
 * an admin's rights allow needs a fresh code besides.
 */
export function can<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: SubjectOf<P>,
  now: Date,
): Answer {
  let reason: Reason = 'sign-in-first';
  for (const kind of actor.kinds) {
    const verdict = decide(table[permission][kind], actor, subject, now);
    if (verdict !== true) reason = verdict;
    else if (actor.confirmed || !CONFIRMED_KINDS.includes(kind)) return { allowed: true };
    else reason = 'confirm-again';
  }
  return { allowed: false, reason };
}

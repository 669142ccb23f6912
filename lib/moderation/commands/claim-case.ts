import { fail, ok, type Problem, type Result } from '#lib/kernel/result.ts';
import { formatMoment } from '#lib/kernel/time.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { claimedUntil } from '../rules/queue.ts';
import { type CaseSubject, openKeyOf } from './open-case.ts';

type Claim = {
  id: string;
  claimedById: string | null;
  claimedAt: Date | null;
  closedAt: Date | null;
  claimedBy: string | null;
};

/**
 * Takes an open case for one moderator, so that no other works on it meanwhile; claiming it again
 * makes the claim last longer. Refused while it is somebody else's (`claimed`), with who that is.
 */
export async function claimCase(act: {
  caseId: string;
  personId: string;
  now: Date;
}): Promise<Result<{ caseId: string }>> {
  const { caseId, personId, now } = act;
  return db.$transaction(async (tx) => {
    const found = await lockCase(tx, { caseId });
    if (!found) return fail('not-found', 'This case does not exist.');
    if (found.closedAt) return fail('case-closed', 'This case is decided already.');
    const problem = takenBySomebodyElse(found, personId, now);
    if (problem) return { ok: false, problem };
    await tx.moderationCase.update({
      where: { id: caseId },
      data: { claimedById: personId, claimedAt: now },
    });
    return ok({ caseId });
  });
}

/**
 * Whether the open case about something is somebody else's at the moment: then the problem to answer
 * with (`claimed`), else null. Keeps the case for the transaction, so that nobody claims it before
 * the decision is written. A decision without a person (`by` null, or without an account) is not
 * kept off.
 */
export async function refuseIfClaimed(
  tx: Transaction,
  subject: CaseSubject,
  by: { id: string | null } | null,
  now: Date,
): Promise<Problem | null> {
  if (!by || by.id === null) return null;
  const found = await lockCase(tx, { openKey: openKeyOf(subject) });
  return found && takenBySomebodyElse(found, by.id, now);
}

function takenBySomebodyElse(found: Claim, personId: string, now: Date): Problem | null {
  const until = claimedUntil(found.claimedAt, now);
  if (until === null || found.claimedById === null || found.claimedById === personId) return null;
  const who = found.claimedBy ?? 'Another moderator';
  return {
    code: 'claimed',
    message: `${who} is working on this case until ${formatMoment(until)}. Nothing was changed.`,
  };
}

/** A case by its id or by what it is about while it is open, kept for the rest of the transaction. */
async function lockCase(
  tx: Transaction,
  which: { caseId: string } | { openKey: string },
): Promise<Claim | null> {
  const condition =
    'caseId' in which
      ? Prisma.sql`c.id = ${which.caseId}::uuid`
      : Prisma.sql`c.open_key = ${which.openKey}`;
  const [found] = await tx.$queryRaw<Claim[]>`
    SELECT c.id, c.claimed_by_id AS "claimedById", c.claimed_at AS "claimedAt",
      c.closed_at AS "closedAt",
      (SELECT p.name FROM person p WHERE p.id = c.claimed_by_id) AS "claimedBy"
    FROM moderation_case c WHERE ${condition} FOR UPDATE OF c`;
  return found ?? null;
}

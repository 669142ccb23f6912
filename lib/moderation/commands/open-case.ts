import { newId } from '#lib/kernel/ids.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { graver, priorityOf, STEPS, stepOf } from '../rules/urgency.ts';

/** What a case is about: exactly one of them. */
export type CaseSubject =
  | { commentId: string }
  | { essayId: string }
  | { personaId: string }
  | { appealId: string };

/** By this an item has one open case and no second. */
export function openKeyOf(subject: CaseSubject): string {
  const [[field, id] = ['', '']] = Object.entries(subject);
  return `${field.replace(/Id$/, '')}:${id}`;
}

/**
 * Puts something into the moderators' queue, or raises what waits there already: `reports` more
 * people reported it. Of many at once one opens it and the others raise it. Gives the case's id and
 * how many reports it has now.
 */
export async function openCase(
  tx: Transaction,
  opened: {
    subject: CaseSubject;
    origin: 'report' | 'check' | 'appeal';
    reason: string;
    reports: number;
    now: Date;
  },
): Promise<{ id: string; reportCount: number }> {
  const { subject, origin, reason, reports, now } = opened;
  const openKey = openKeyOf(subject);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${openKey}, 1))`;
  const known = await tx.moderationCase.findUnique({ where: { openKey } });
  if (known) {
    const gravest = graver(known.reason, reason);
    const reportCount = known.reportCount + reports;
    // What a check held stays that, and goes up with the first report.
    const step = reportCount > 0 && known.origin !== 'appeal' ? stepOf(gravest) : firstStep(known);
    await tx.moderationCase.update({
      where: { id: known.id },
      data: { reason: gravest, reportCount, priority: priorityOf(step, reportCount) },
    });
    return { id: known.id, reportCount };
  }
  const id = newId();
  const priority = priorityOf(firstStep({ origin, reason }), reports);
  await tx.moderationCase.create({
    data: {
      id,
      ...subject,
      openKey,
      origin,
      reason,
      priority,
      reportCount: reports,
      openedAt: now,
    },
  });
  return { id, reportCount: reports };
}

function firstStep({ origin, reason }: { origin: string; reason: string }) {
  if (origin === 'appeal') return STEPS.appeal;
  if (origin === 'check' && stepOf(reason) === STEPS.report) return STEPS.check;
  return stepOf(reason);
}

/** Takes the open case about something out of the queue. Gives its id; null when there is none. */
export async function closeCase(
  tx: Transaction,
  subject: CaseSubject,
  now: Date,
): Promise<string | null> {
  const [closed] = await tx.moderationCase.updateManyAndReturn({
    where: { openKey: openKeyOf(subject) },
    data: { openKey: null, closedAt: now, claimedById: null, claimedAt: null },
    select: { id: true },
  });
  return closed?.id ?? null;
}

/** The open case about something; null when there is none. */
export async function findOpenCase(tx: Transaction, subject: CaseSubject): Promise<string | null> {
  const where = { openKey: openKeyOf(subject) };
  return (await tx.moderationCase.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/**
 * Puts a case back into the queue that was closed at `closedAt`, as it was. When there is a newer
 * one about the same item meanwhile, its reports join that. Gives the case that is open now; null
 * when this one was not closed then.
 */
export async function reopenCase(
  tx: Transaction,
  {
    caseId,
    subject,
    closedAt,
    now,
  }: { caseId: string; subject: CaseSubject; closedAt: Date; now: Date },
): Promise<string | null> {
  const openKey = openKeyOf(subject);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${openKey}, 1))`;
  const closed = await tx.moderationCase.findFirst({ where: { id: caseId, closedAt } });
  if (!closed) return null;
  const { origin, reason, reportCount: reports } = closed;
  if (await findOpenCase(tx, subject)) {
    const { id } = await openCase(tx, { subject, origin, reason, reports, now });
    return id;
  }
  await tx.moderationCase.update({ where: { id: caseId }, data: { openKey, closedAt: null } });
  return caseId;
}

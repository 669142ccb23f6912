import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { formatDay } from '#lib/kernel/time.ts';
import { holdByReports, openCase } from '#lib/moderation/port.ts';
import type { ReportReason } from '#lib/moderation/rules/urgency.ts';
import { changeAndTouch } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { touchedFigures } from '#lib/transparency/tags.ts';
import {
  countsTowardHold,
  HOLD_AFTER,
  OUTCOME_WORDS,
  pausedUntil,
  type Reporter,
  reportAddress,
} from '../rules.ts';
import { type ItemKey, lockItem } from './find-item.ts';

/**
 * A member's report: puts the item into the moderators' queue, or raises it there. The third of
 * people of standing has a comment held until a moderator has looked at it. Each person reports an
 * item once; of many tries at the same time one is kept.
 *
 * Fails with `reported-already`, `reports-paused` and `not-readable`.
 */
export async function makeReport(
  report: ItemKey & { reason: ReportReason; note: string; reporterId: string; now: Date },
): Promise<Result<{ address: string }>> {
  const { item, id, reason, note: words, reporterId, now } = report;
  return changeAndTouch(async (tx, note) => {
    const found = await lockItem(tx, { item, id });
    if (!found) return fail('not-found', 'This does not exist any more.');
    const { subject } = found;
    const earlier = await tx.report.findFirst({ where: { reporterId, ...subject } });
    if (earlier) {
      const became = OUTCOME_WORDS[earlier.outcome ?? 'open'];
      return fail('reported-already', `You have reported this already. ${became}`);
    }
    if (!found.readable) return fail('not-readable', reasons['not-readable']);
    const reporter = await readReporter(tx, reporterId);
    const until = pausedUntil(reporter, now);
    if (until) return fail('reports-paused', pausedWords(until));

    const ofStanding = countsTowardHold(reporter, reason, now);
    const opened = { subject, origin: 'report', reason, reports: 1, now } as const;
    const { id: caseId } = await openCase(tx, opened);
    note(touchedFigures());
    await tx.report.create({
      data: {
        id: newId(),
        caseId,
        ...subject,
        reporterId,
        reason,
        note: words,
        ofStanding,
        madeAt: now,
      },
    });
    if ('commentId' in subject && ofStanding) {
      const counted = await tx.report.count({ where: { caseId, ofStanding: true } });
      if (counted >= HOLD_AFTER) {
        await holdByReports(tx, { commentId: subject.commentId, caseId, now }, note);
      }
    }
    return ok({ address: reportAddress(item, item === 'essay' ? found.essay.slug : id) });
  });
}

/** What a person is told while their reports are paused. */
export function pausedWords(until: Date): string {
  return `Several of your reports were unfounded, so your reports are paused until ${formatDay(until)}.`;
}

/** What the rules ask about somebody who reports. */
export async function readReporter(
  reads: Pick<Transaction, 'user' | 'comment' | 'report'>,
  personId: string,
): Promise<Reporter> {
  const [person, heard, unfounded] = await Promise.all([
    reads.user.findUniqueOrThrow({ where: { id: personId }, select: { createdAt: true } }),
    reads.comment.findFirst({
      where: {
        persona: { owner: { userId: personId } },
        deletedAt: null,
        heldAt: null,
        hiddenById: null,
        thread: { essay: { publishedRevision: { not: null } } },
      },
      select: { id: true },
    }),
    reads.report.findMany({
      where: { reporterId: personId, outcome: 'unfounded' },
      select: { outcomeAt: true, madeAt: true },
    }),
  ]);
  return {
    createdAt: person.createdAt,
    isHeard: heard !== null,
    unfounded: unfounded.map(({ outcomeAt, madeAt }) => outcomeAt ?? madeAt),
  };
}

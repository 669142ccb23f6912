import { addNotice } from '#lib/notifications/port.ts';
import { mailAfter } from '#lib/notifications/rules/mailing.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs/enqueue.ts';
import { MAIL_OUTCOME } from '../rules/mailing.ts';

/** What became of reports. */
export type ReportOutcome = 'upheld' | 'not_upheld' | 'unfounded';

/**
 * Writes down what became of a case's open reports, and tells the people who made them: members by
 * a notice, whoever sent one from outside by mail. Gives how many there were.
 */
export async function settleReports(
  tx: Transaction,
  settled: { caseId: string; outcome: ReportOutcome; now: Date },
): Promise<number> {
  const { caseId, outcome, now } = settled;
  const reports = await tx.report.updateManyAndReturn({
    where: { caseId, outcome: null },
    data: { outcome, outcomeAt: now },
    select: { id: true, reporterId: true, contactEmail: true },
  });
  for (const { id, reporterId, contactEmail } of reports) {
    if (contactEmail !== null) {
      const ids = { report: id };
      await enqueue(tx, { task: MAIL_OUTCOME, ids, runAt: mailAfter(now), key: `outcome:${id}` });
    }
    if (reporterId === null) continue;
    await addNotice(tx, {
      personId: reporterId,
      about: { kind: 'report_outcome', reportId: id },
      now,
    });
  }
  return reports.length;
}

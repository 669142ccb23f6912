import { addNotice } from '#lib/notifications/port.ts';
import type { Transaction } from '#lib/platform/db.ts';

/** What became of reports. */
export type ReportOutcome = 'upheld' | 'not_upheld' | 'unfounded';

/**
 * Writes down what became of a case's open reports, and tells the people who made them. Gives how
 * many there were.
 */
export async function settleReports(
  tx: Transaction,
  settled: { caseId: string; outcome: ReportOutcome; now: Date },
): Promise<number> {
  const { caseId, outcome, now } = settled;
  const reports = await tx.report.updateManyAndReturn({
    where: { caseId, outcome: null },
    data: { outcome, outcomeAt: now },
    select: { id: true, reporterId: true },
  });
  for (const { id, reporterId } of reports) {
    if (reporterId === null) continue;
    await addNotice(tx, {
      personId: reporterId,
      about: { kind: 'report_outcome', reportId: id },
      now,
    });
  }
  return reports.length;
}

import type { Transaction } from '#lib/platform/db.ts';

/**
 * Opens the reports of a case again that were settled at a moment, in the case `openId`, because
 * what settled them was undone. What their writers would have been told is forgotten.
 */
export async function reopenReports(
  tx: Transaction,
  { caseId, settledAt, openId }: { caseId: string; settledAt: Date; openId: string },
): Promise<void> {
  const settled = { caseId, outcomeAt: settledAt };
  await tx.notice.deleteMany({ where: { kind: 'report_outcome', report: settled } });
  await tx.report.updateMany({
    where: settled,
    data: { outcome: null, outcomeAt: null, caseId: openId },
  });
}

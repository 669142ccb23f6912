// What moderation does to reports, inside its own transactions.

export { reopenReports } from './commands/reopen-reports.ts';
export { type ReportOutcome, settleReports } from './commands/settle-reports.ts';

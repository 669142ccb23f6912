// What moderation does to reports, inside its own transactions.
export { type ReportOutcome, settleReports } from './commands/settle-reports.ts';

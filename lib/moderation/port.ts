// What other features may do in the moderators' queue and record, inside their own transactions.

export { refuseIfClaimed } from './commands/claim-case.ts';
export { holdBeforePublication } from './commands/hold-before-publication.ts';
export { holdByReports } from './commands/hold-by-reports.ts';
export { type CaseSubject, closeCase, openCase } from './commands/open-case.ts';
export {
  affectedBy,
  type DecisionAbout,
  recordDecision,
  type StatementOfReasons,
} from './commands/record-decision.ts';
export { reverseDecision } from './commands/reverse-decision.ts';

import { ok, type Problem, type Result } from '#lib/kernel/result.ts';
import type { NoteTouches } from '#lib/platform/cache/change-and-touch.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type ReportOutcome, settleReports } from '#lib/reports/port.ts';
import type { DecidedBy } from '../rules/decided-by.ts';
import { type DecisionKind, kinds } from '../rules/kinds.ts';
import type { RuleKey } from '../rules.ts';
import { touchedByModeration } from '../tags.ts';
import { refuseIfClaimed } from './claim-case.ts';
import { type CaseSubject, closeCase, findOpenCase } from './open-case.ts';
import {
  type DecisionAbout,
  type DecisionSource,
  recordDecision,
  type StatementOfReasons,
} from './record-decision.ts';

/** Who decides and when. `source` is given where it is not found from the item's reports. */
export type Deciding = { by: DecidedBy; now: Date; source?: DecisionSource };

/** Why something is taken from a person. */
export type Burden = { rule: RuleKey; law?: string | null; explanation: string };

/** The decision that was made. */
export type Decided = { decisionId: string };

/** The transaction in which something is decided, and where it says what it made out of date. */
export type Within = { tx: Transaction; note: NoteTouches };

type Decision = Omit<StatementOfReasons, 'by' | 'source' | 'caseId'> &
  Deciding & {
    outcome?: ReportOutcome;
    /** `stays`: the item needs a further decision, by which its reports are settled. */
    queue?: 'closes' | 'stays';
  };

/**
 * What every decision of a moderator has in common: the open case about the item is closed and its
 * reports are settled (upheld when something was taken from the person, unless `outcome` says
 * otherwise), the statement of reasons is written, the person is told, and the log is out of date.
 * The item must be taken already: of two moderators the second comes here only if there is still
 * something to decide. Fails with `claimed`, before anything is written, while another moderator
 * works on the case.
 */
export async function decide(
  within: Within,
  { outcome, source, queue, ...decision }: Decision,
): Promise<Result<Decided>> {
  const { tx, note } = within;
  const { about, kind, by, now } = decision;
  const claimed = await claimedByAnother(within, about, { by, now, source });
  if (claimed) return claimed;
  const subject = caseSubjectOf(about);
  const closes = (queue ?? queueAfter(kind)) === 'closes';
  const findCase = closes ? closeCase : findOpenCase;
  const caseId = subject && (await findCase(tx, subject, now));
  const { id } = await recordDecision(tx, {
    ...decision,
    source: source ?? (await sourceOf(tx, caseId)),
    caseId,
  });
  if (caseId !== null && closes) {
    await settleReports(tx, { caseId, outcome: outcome ?? outcomeOf(kind), now });
  }
  note(touchedByModeration());
  return ok({ decisionId: id });
}

/**
 * The failure `claimed` while another moderator works on the case about something; else null. An
 * appeal is decided by itself, whoever works on another case about the same item.
 */
export async function claimedByAnother(
  { tx }: Within,
  about: DecisionAbout,
  { by, now, source }: Deciding,
): Promise<{ ok: false; problem: Problem } | null> {
  const subject = caseSubjectOf(about);
  if (subject === null || source === 'appeal') return null;
  const problem = await refuseIfClaimed(tx, subject, by, now);
  return problem && { ok: false, problem };
}

/** Taking back what has nothing to do with what waits for a decision leaves it waiting. */
const LEAVING: readonly DecisionKind[] = ['put_back', 'unlock', 'unslow', 'unwarn', 'unsuspend'];

const queueAfter = (kind: DecisionKind) => (LEAVING.includes(kind) ? 'stays' : 'closes');

const outcomeOf = (kind: DecisionKind): ReportOutcome =>
  kinds[kind].burdens ? 'upheld' : 'not_upheld';

/** What of the queue a decision is about; null for what has no case. */
function caseSubjectOf(about: DecisionAbout): CaseSubject | null {
  return 'commentId' in about || 'essayId' in about || 'personaId' in about ? about : null;
}

/** How an item came to be looked at: by a member's report, a visitor's notice, or by neither. */
export async function sourceOf(tx: Transaction, caseId: string | null): Promise<DecisionSource> {
  if (caseId === null) return 'own_initiative';
  const [member, visitor] = await Promise.all([
    tx.report.findFirst({ where: { caseId, contactHash: null }, select: { id: true } }),
    tx.report.findFirst({ where: { caseId, contactHash: { not: null } }, select: { id: true } }),
  ]);
  if (member) return 'report';
  return visitor ? 'notice' : 'own_initiative';
}

import type { RuleKey } from '../rules.ts';

/** A worry about a person, which no house rule names: it goes before everything else. */
export const RISK_TO_LIFE = 'risk-to-life';

/** Why somebody may report something: a house rule, or somebody in danger. */
export type ReportReason = RuleKey | typeof RISK_TO_LIFE;

/** Steps of the queue; within one the number of reports counts, then age. */
export const STEPS = { danger: 4, exposure: 3, appeal: 2, report: 1, check: 0 } as const;

type Step = (typeof STEPS)[keyof typeof STEPS];

/** More reports than this raise a case no further. */
const MOST_COUNTED = 999;

/**
 * The step of a reason. What cannot be made good goes first: a life, then a patient or a member who
 * is recognised; the law sets a time for what is unlawful (article 9 and 16 DSA).
 */
export function stepOf(reason: string): Step {
  if (reason === RISK_TO_LIFE || reason === 'patient-privacy') return STEPS.danger;
  if (reason === 'identifies-a-member' || reason === 'unlawful') return STEPS.exposure;
  return STEPS.report;
}

/** The priority of a case, larger is more urgent: its step, then how many reported it. */
export function priorityOf(step: Step, reports: number): number {
  return step * (MOST_COUNTED + 1) + Math.min(reports, MOST_COUNTED);
}

/** The graver of two reasons; the first of two that are equal. */
export function graver(one: string, other: string): string {
  return stepOf(other) > stepOf(one) ? other : one;
}

import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';

/** Reasons that are no house rule, and what a check before publication found. */
const OTHERS: Readonly<Record<string, string>> = {
  [RISK_TO_LIFE]: 'risk to life',
  links: 'a newcomer’s link',
  words: 'a word rule',
};

/** Why something waits, in few words: a house rule, a risk to life, or what a check found. */
export function reasonText(reason: string): string {
  return OTHERS[reason] ?? ruleShortName(reason);
}

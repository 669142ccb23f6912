import { RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { ruleShortName } from '#lib/moderation/rules.ts';

/** Why something waits, in few words: a house rule, a risk to life, or what a check found. */
export function reasonText(reason: string): string {
  return reason === RISK_TO_LIFE ? 'risk to life' : ruleShortName(reason);
}

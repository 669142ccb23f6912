import { Choices } from '#components/ui/choices.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { type ReportReason, RISK_TO_LIFE } from '#lib/moderation/rules/urgency.ts';
import { REPORT_REASONS, reasonWords } from '#lib/reports/rules.ts';

const REASONS = REPORT_REASONS.map((reason) => ({
  value: reason,
  label: reasonWords(reason).title,
  hint: <Meaning reason={reason} />,
}));

/** What can't wait says at once what it is for; a house rule opens its text when it is chosen. */
function Meaning({ reason }: { reason: ReportReason }) {
  const { text } = reasonWords(reason);
  if (reason === RISK_TO_LIFE) return text;
  return <span className="hidden in-[label:has(:checked)]:inline">{text}</span>;
}

/** Why something is reported: somebody in danger, or a house rule. */
export function ReasonChoices({ state }: { state: ActionState<unknown> }) {
  return (
    <Choices
      legend="What is wrong?"
      name="reason"
      options={REASONS}
      error={state.fields?.reason}
      defaultValue={state.values?.reason}
    />
  );
}

'use client';

import { Choices } from '#components/ui/choices.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { hideComment } from '#lib/moderation/actions.ts';
import { houseRules } from '#lib/moderation/rules.ts';
import { ReasonField } from './reason-field.tsx';

// A moderator finds a rule by its title; the text opens with the choice, to be sure of it.
const RULES = houseRules.map((rule) => ({
  value: rule.key,
  label: rule.title,
  hint: <span className="hidden in-[label:has(:checked)]:inline">{rule.text}</span>,
}));

/** Hides a comment for a house rule and a reason. */
export function HideForm({ commentId }: { commentId: string }) {
  const { state, send } = useFormAction(hideComment);
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="commentId" value={commentId} />
      <Choices
        legend="The house rule that it breaks"
        hint="Choosing one opens its text."
        name="rule"
        options={RULES}
        error={state.fields?.rule}
        defaultValue={state.values?.rule}
      />
      <ReasonField state={state} />
      <SubmitButton kind="danger" pending="Hiding …">
        Hide this comment
      </SubmitButton>
    </form>
  );
}

'use client';

import { Choices } from '#components/ui/choices.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { KeptTextArea } from '#components/ui/kept-text-area.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { decideAppeal } from '#lib/appeals/actions.ts';
import { EXPLANATION_MIN } from '#lib/moderation/rules.ts';

const RULINGS = [
  {
    value: 'upheld',
    label: 'The decision stands',
    hint: 'Nothing changes. The person reads your reason.',
  },
  {
    value: 'reversed',
    label: 'The decision is taken back',
    hint: 'What it did is undone at once, as far as it still can be. The person reads your reason.',
  },
];

type AppealRulingFormProps = {
  appealId: string;
  /** Where the moderator goes on; left out, to the decision. */
  next?: string;
};

/** Decides about an appeal; for a moderator. */
export function AppealRulingForm({ appealId, next }: AppealRulingFormProps) {
  const { state, send } = useFormAction(decideAppeal);
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="appealId" value={appealId} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <Choices
        legend="What becomes of the decision?"
        name="outcome"
        options={RULINGS}
        error={state.fields?.outcome}
        defaultValue={state.values?.outcome}
      />
      <KeptTextArea
        name="explanation"
        label="The reason"
        hint={`The person will read this. Answer what they said, in at least ${EXPLANATION_MIN} characters.`}
        rows={4}
        state={state}
      />
      <SubmitButton pending="Deciding …">Decide the appeal</SubmitButton>
    </form>
  );
}

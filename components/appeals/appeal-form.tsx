'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { KeptTextArea } from '#components/ui/kept-text-area.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { makeAppeal } from '#lib/appeals/actions.ts';

/** Says why a decision is wrong; for the person it is about. */
export function AppealForm({ decisionId }: { decisionId: string }) {
  const { state, send } = useFormAction(makeAppeal);
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="decisionId" value={decisionId} />
      <KeptTextArea
        name="text"
        label="Why is the decision wrong?"
        hint="Moderators read this and nobody else. You can appeal once, so say everything that should be weighed."
        state={state}
      />
      <SubmitButton pending="Sending …">Send the appeal</SubmitButton>
    </form>
  );
}

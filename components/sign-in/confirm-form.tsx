'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { confirmSession } from '#lib/sign-in/actions.ts';
import { CodeField } from './code-field.tsx';

/** Takes the fresh code from the mail. */
export function ConfirmForm({ next }: { next: string }) {
  const { state, send } = useFormAction(confirmSession);
  const field = useFieldInTrouble<HTMLInputElement>(state, 'code');
  // What is wrong with the code is said beside it, once.
  const aboutTheForm = state.fields?.code ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <CodeField ref={field} state={state} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton pending="Checking …">Go on</SubmitButton>
    </form>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { redeemCode } from '#lib/sign-in/actions.ts';
import { CodeField } from './code-field.tsx';

/** Takes the code from the mail. */
export function CodeForm({ next }: { next: string }) {
  const { state, send } = useFormAction(redeemCode);
  const field = useFieldInTrouble<HTMLInputElement>(state, 'code');
  // What is wrong with the code is said beside it, once.
  const aboutTheForm = state.fields?.code ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <CodeField ref={field} state={state} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton pending="Checking …">Sign in</SubmitButton>
    </form>
  );
}

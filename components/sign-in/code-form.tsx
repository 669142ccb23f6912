'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { confirmSession, redeemCode } from '#lib/sign-in/actions.ts';
import { CodeField } from './code-field.tsx';

/** What a code is typed for: to sign in, or once more in a session that is open. */
const PURPOSES = {
  'sign-in': { action: redeemCode, submit: 'Sign in' },
  confirm: { action: confirmSession, submit: 'Go on' },
};

type CodeFormProps = { purpose: keyof typeof PURPOSES; next: string };

/** Takes the code from the mail. */
export function CodeForm({ purpose, next }: CodeFormProps) {
  const { action, submit } = PURPOSES[purpose];
  const { state, send } = useFormAction(action);
  const field = useFieldInTrouble<HTMLInputElement>(state, 'code');
  // What is wrong with the code is said beside it, once.
  const aboutTheForm = state.fields?.code ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <CodeField ref={field} state={state} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton pending="Checking …">{submit}</SubmitButton>
    </form>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { requestCode } from '#lib/sign-in/actions.ts';

/** Asks for the address that the code goes to. `next` is where signing in leads. */
export function EmailForm({ next }: { next: string }) {
  const { state, send } = useFormAction(requestCode);
  const field = useFieldInTrouble<HTMLInputElement>(state, 'email');
  // What is wrong with the address is said beside it, once.
  const aboutTheForm = state.fields?.email ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <TextField
        ref={field}
        name="email"
        type="email"
        label="E-mail address"
        hint="Nobody sees it but you. It is not shown beside what you write."
        autoComplete="email"
        spellCheck={false}
        autoCapitalize="none"
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <input type="hidden" name="next" value={next} />
      <SubmitButton pending="Sending …">Send me a code</SubmitButton>
    </form>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { forgetAllKept } from '#components/ui/kept-in-browser.ts';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { deleteAccount } from '#lib/people/actions.ts';
import { DELETION_WORD } from '#lib/people/rules.ts';

/** Deletes the account, once the word is typed. */
export function DeleteAccountForm() {
  const { state, send } = useFormAction(deleteAccount, { onLeave: forgetAllKept });
  const field = useFieldInTrouble<HTMLInputElement>(state, 'word');
  // What is wrong with the word is said beside it, once.
  const aboutTheForm = state.fields?.word ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <TextField
        ref={field}
        name="word"
        label={`Type “${DELETION_WORD}”`}
        hint="So that nobody does this by a slip."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="max-w-56"
        defaultValue={state.values?.word}
        error={state.fields?.word}
      />
      <SubmitButton kind="danger" pending="Deleting …">
        Delete my account
      </SubmitButton>
    </form>
  );
}

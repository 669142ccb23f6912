'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import { chooseDisplayName } from '#lib/people/actions.ts';
import { LONGEST_NAME } from '#lib/people/rules.ts';

type NameFormProps = {
  /** The name until now; null at the first sign-in. */
  name: string | null;
  /** Where to go afterwards; null stays on the page. */
  next: string | null;
};

/** Chooses or changes the display name. */
export function NameForm({ name, next }: NameFormProps) {
  const { state, send } = useFormAction(chooseDisplayName);
  const field = useFieldInTrouble<HTMLInputElement>(state, 'name');
  // What is wrong with the name is said beside it, once.
  const aboutTheForm = state.fields?.name ? IDLE : state;
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={aboutTheForm} />
      <TextField
        ref={field}
        name="name"
        label="Display name"
        hint={`2 to ${LONGEST_NAME} characters. It need not be your real name, and it should not tell where you work.`}
        autoComplete="nickname"
        spellCheck={false}
        dir="auto"
        defaultValue={state.data?.name ?? state.values?.name ?? name ?? undefined}
        error={state.fields?.name}
      />
      {next === null ? null : <input type="hidden" name="next" value={next} />}
      <SubmitButton pending="Saving …">
        {name === null ? 'Use this name' : 'Change my name'}
      </SubmitButton>
    </form>
  );
}

import type { Ref } from 'react';
import { TextField } from '#components/ui/text-field.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';

type CodeFieldProps = { ref: Ref<HTMLInputElement>; state: ActionState<unknown> };

/** The field for the eight digits of a code. */
export function CodeField({ ref, state }: CodeFieldProps) {
  return (
    <TextField
      ref={ref}
      name="code"
      label="Code"
      hint="Eight digits. A space between them does not matter."
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      className="max-w-56 text-title tracking-widest tabular-nums"
      defaultValue={state.values?.code}
      error={state.fields?.code}
    />
  );
}

'use client';

import type { ButtonKind } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { askToConfirm } from '#lib/sign-in/actions.ts';

type AskToConfirmFormProps = {
  next: string;
  /** Whether a code was asked for before. */
  again?: boolean;
  kind?: ButtonKind;
  children: string;
};

/** Sends a fresh code to the own address. */
export function AskToConfirmForm({ next, again = false, kind, children }: AskToConfirmFormProps) {
  const { state, send } = useFormAction(askToConfirm);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      {again ? <input type="hidden" name="again" value="1" /> : null}
      <SubmitButton kind={kind} pending="Sending …">
        {children}
      </SubmitButton>
    </form>
  );
}

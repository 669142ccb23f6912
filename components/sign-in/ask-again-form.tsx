'use client';

import type { ButtonKind } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { requestCode } from '#lib/sign-in/actions.ts';

type AskAgainFormProps = { email: string; next: string; kind: ButtonKind };

/** Sends another code to the same address. */
export function AskAgainForm({ email, next, kind }: AskAgainFormProps) {
  const { state, send } = useFormAction(requestCode);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="again" value="1" />
      <SubmitButton kind={kind} pending="Sending …">
        Send another code
      </SubmitButton>
    </form>
  );
}

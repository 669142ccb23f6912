'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { forgetAllKept } from '#components/ui/kept-in-browser.ts';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { endOtherSessions, signOut } from '#lib/sign-in/actions.ts';

/** Signs out in this browser. */
export function SignOutForm() {
  const { state, send } = useFormAction(signOut, { onLeave: forgetAllKept });
  return (
    <form action={send}>
      <FormMessage state={state} />
      <SubmitButton kind="quiet" pending="Signing out …">
        Sign out
      </SubmitButton>
    </form>
  );
}

/** Signs out everywhere else. */
export function SignOutElsewhereForm() {
  const { state, send } = useFormAction(endOtherSessions);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <SubmitButton kind="quiet" pending="Signing out …">
        Sign out everywhere else
      </SubmitButton>
    </form>
  );
}

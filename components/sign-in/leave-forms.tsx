'use client';

import { useActionState } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { IDLE } from '#lib/kernel/action-state.ts';
import { endOtherSessions, signOut } from '#lib/sign-in/actions.ts';

/** Signs out in this browser. */
export function SignOutForm() {
  const [state, send] = useActionState(signOut, IDLE);
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
  const [state, send] = useActionState(endOtherSessions, IDLE);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <SubmitButton kind="quiet" pending="Signing out …">
        Sign out everywhere else
      </SubmitButton>
    </form>
  );
}

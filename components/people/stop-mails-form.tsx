'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { stopReplyMails } from '#lib/people/actions.ts';

/** Switches mails about answers off by the token of a mail's own link. */
export function StopMailsForm({ token }: { token: string }) {
  const { state, send } = useFormAction(stopReplyMails);
  return (
    <form action={send}>
      <FormMessage state={state} />
      {state.status === 'done' ? (
        <p>
          <a href="/">To the essays</a>
        </p>
      ) : (
        <>
          <input type="hidden" name="token" value={token} />
          <SubmitButton pending="Switching off …">Send me no more of them</SubmitButton>
        </>
      )}
    </form>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { restoreComment } from '#lib/moderation/actions.ts';
import { ReasonField } from './reason-field.tsx';

/** Lets a hidden comment be read again, for a reason. */
export function RestoreForm({ commentId }: { commentId: string }) {
  const { state, send } = useFormAction(restoreComment);
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={state} />
      <input type="hidden" name="commentId" value={commentId} />
      <ReasonField state={state} />
      <SubmitButton pending="Restoring …">Restore this comment</SubmitButton>
    </form>
  );
}

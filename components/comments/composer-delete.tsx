'use client';

import { ButtonLink } from '#components/ui/button.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { deleteComment } from '#lib/comments/actions.ts';
import { ComposerMessage } from './composer-message.tsx';

/** Deletes a comment of one's own, after its writer has read what that means. */
export function DeleteForm({ commentId }: { commentId: string }) {
  const { state, send } = useFormAction(deleteComment);
  return (
    <form action={send}>
      <ComposerMessage state={state} back={`/comments/${commentId}/delete`} />
      <input type="hidden" name="commentId" value={commentId} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton kind="danger" pending="Deleting …">
          Delete this comment
        </SubmitButton>
        <ButtonLink href={`/comments/${commentId}`}>Keep it</ButtonLink>
      </div>
    </form>
  );
}

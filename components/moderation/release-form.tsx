'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { releaseComment, releaseImport } from '#lib/moderation/actions.ts';

type ReleaseCommentFormProps = {
  commentId: string;
  number: number;
  /** Where the moderator goes on afterwards. */
  next: string;
};

/** Lets one held comment be read, with the held ones above it. */
export function ReleaseCommentForm({ commentId, number, next }: ReleaseCommentFormProps) {
  const { state, send } = useFormAction(releaseComment);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton kind="quiet" pending="Releasing …">
        Release #{number}
      </SubmitButton>
    </form>
  );
}

/** Lets everything that an import still holds be read. */
export function ReleaseImportForm({ importId, held }: { importId: string; held: number }) {
  const { state, send } = useFormAction(releaseImport);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="importId" value={importId} />
      <SubmitButton pending="Releasing …">
        {held === 1 ? 'Release the one comment' : `Release all ${held} comments`}
      </SubmitButton>
    </form>
  );
}

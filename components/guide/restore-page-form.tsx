'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { restorePageRevision } from '#lib/guide/actions.ts';

/** Makes an earlier revision of a page what is being written. */
export function RestorePageForm({ pageId, number }: { pageId: string; number: number }) {
  const { state, send } = useFormAction(restorePageRevision);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="pageId" value={pageId} />
      <input type="hidden" name="number" value={number} />
      <p className="mb-4 text-meta text-soft">
        It becomes what you write on, as a new revision. What you have now stays in the history, and
        readers see no change until you publish.
      </p>
      <SubmitButton kind="quiet" pending="Going back …">
        Go back to revision {number}
      </SubmitButton>
    </form>
  );
}

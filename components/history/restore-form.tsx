'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { restoreRevision } from '#lib/essays/actions.ts';
import { restorePageRevision } from '#lib/guide/actions.ts';

/** What may have revisions, and under which name the form sends its id. */
const TEXTS = {
  essay: { action: restoreRevision, field: 'essayId' },
  page: { action: restorePageRevision, field: 'pageId' },
};

type RestoreFormProps = { of: keyof typeof TEXTS; id: string; number: number };

/** Makes an earlier revision what is being written. */
export function RestoreForm({ of, id, number }: RestoreFormProps) {
  const { action, field } = TEXTS[of];
  const { state, send } = useFormAction(action);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name={field} value={id} />
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

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { beginImport, deleteImport } from '#lib/importing/actions.ts';

/** The button that brings in what was read. */
export function BringInForm({ runId }: { runId: string }) {
  const { state, send } = useFormAction(beginImport);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="runId" value={runId} />
      <SubmitButton pending="Beginning …">Bring it in</SubmitButton>
    </form>
  );
}

/** The button that deletes the files and what was found in them. */
export function DeleteRunForm({ runId, label }: { runId: string; label: string }) {
  const { state, send } = useFormAction(deleteImport);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="runId" value={runId} />
      <SubmitButton kind="quiet" pending="Deleting …">
        {label}
      </SubmitButton>
    </form>
  );
}

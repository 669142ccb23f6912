'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { deleteSeries } from '#lib/series/actions.ts';

/** Deletes a series; its essays stay. */
export function DeleteSeriesForm({ seriesId }: { seriesId: string }) {
  const { state, send } = useFormAction(deleteSeries);
  return (
    <details className="mt-14 border-t border-line pt-4">
      <summary className="py-1.5 text-soft">Delete this series</summary>
      <form action={send} className="mt-3 space-y-4">
        <FormMessage state={state} />
        <input type="hidden" name="seriesId" value={seriesId} />
        <p className="text-meta">
          The essays stay, each for itself. The page of the series goes, and its address with it.
          This can’t be undone.
        </p>
        <SubmitButton kind="danger" pending="Deleting …">
          Delete the series
        </SubmitButton>
      </form>
    </details>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { addToSeries } from '#lib/series/actions.ts';
import type { DeskPart } from '#lib/series/views.ts';

/** Makes one of the author's other essays the last part. */
export function AddPartForm({ seriesId, essays }: { seriesId: string; essays: DeskPart[] }) {
  const { state, send } = useFormAction(addToSeries);
  if (essays.length === 0) {
    return (
      <p className="text-soft">
        All your essays stand in a series. <a href="/write/new">Begin a new one</a>.
      </p>
    );
  }
  return (
    <form action={send} className="space-y-5">
      <FormMessage state={state} />
      <input type="hidden" name="seriesId" value={seriesId} />
      <SelectField
        name="essayId"
        label="Essay"
        error={state.fields?.essayId}
        placeholder="Choose an essay"
        defaultValue={state.values?.essayId ?? ''}
        options={essays.map(({ id, title, published }) => ({
          value: id,
          label: `${title || 'Untitled'}${published ? '' : ' (not published yet)'}`,
        }))}
      />
      <SubmitButton pending="Adding …">Add as the last part</SubmitButton>
    </form>
  );
}

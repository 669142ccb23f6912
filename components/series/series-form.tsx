'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { createSeries, saveSeries } from '#lib/series/actions.ts';
import { SERIES_SUMMARY_MAX, SERIES_TITLE_MAX } from '#lib/series/rules.ts';

/** Title and summary of a series: of one that is there, or of a new one. */
export function SeriesForm({
  series,
}: {
  series: { id: string; title: string; summary: string } | null;
}) {
  const { state, send } = useFormAction(series ? saveSeries : createSeries);
  return (
    <form action={send} className="space-y-6">
      <FormMessage state={state} />
      {series ? <input type="hidden" name="seriesId" value={series.id} /> : null}
      <TextField
        name="title"
        label="Title"
        error={state.fields?.title}
        defaultValue={state.values?.title ?? series?.title}
        maxLength={SERIES_TITLE_MAX}
        autoComplete="off"
      />
      <TextArea
        name="summary"
        label="Summary"
        hint="A sentence or two on what holds the parts together."
        optional
        rows={3}
        error={state.fields?.summary}
        defaultValue={state.values?.summary ?? series?.summary}
        maxLength={SERIES_SUMMARY_MAX}
        className="min-h-24"
      />
      <SubmitButton pending="Saving …" kind={series ? 'quiet' : 'primary'}>
        {series ? 'Save title and summary' : 'Begin the series'}
      </SubmitButton>
    </form>
  );
}

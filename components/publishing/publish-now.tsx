'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { publishNow } from '#lib/essays/actions.ts';
import { CORRECTION_MAX } from '#lib/essays/rules/schedule.ts';

type PublishNowProps = {
  essayId: string;
  /** The version of the text that stands on this page. */
  version: number;
  /** Readers had it before, so something may be put right. */
  again: boolean;
};

/** Shows the text to readers now. */
export function PublishNow({ essayId, version, again }: PublishNowProps) {
  const { state, send } = useFormAction(publishNow, { permalink: `/write/${essayId}/publish` });
  const field = useFieldInTrouble<HTMLTextAreaElement>(state, 'correction');
  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <input type="hidden" name="version" value={version} />
      {again ? (
        <TextArea
          ref={field}
          label="What it puts right"
          hint="Stands below the text for good, with the date. Leave it empty for a comma."
          name="correction"
          optional
          rows={2}
          maxLength={CORRECTION_MAX}
          className="min-h-20!"
          defaultValue={state.values?.correction}
          error={state.fields?.correction}
        />
      ) : null}
      <SubmitButton pending="Publishing …">
        {again ? 'Publish this version now' : 'Publish now'}
      </SubmitButton>
    </form>
  );
}

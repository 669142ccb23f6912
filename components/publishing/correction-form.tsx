'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { addCorrection } from '#lib/essays/actions.ts';
import { CORRECTION_MAX } from '#lib/essays/rules/schedule.ts';

/** Tells readers of a correction that is in the text they have already. */
export function CorrectionForm({ essayId }: { essayId: string }) {
  const { state, send } = useFormAction(addCorrection, { permalink: `/write/${essayId}/publish` });
  const field = useFieldInTrouble<HTMLTextAreaElement>(state, 'note');
  return (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <TextArea
        ref={field}
        label="What was put right"
        hint="For a correction that readers have already. It cannot be taken away again."
        name="note"
        rows={2}
        maxLength={CORRECTION_MAX}
        className="min-h-20!"
        defaultValue={state.values?.note}
        error={state.fields?.note}
      />
      <SubmitButton kind="quiet" pending="Adding …">
        Add this correction
      </SubmitButton>
    </form>
  );
}

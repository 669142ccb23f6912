'use client';

import { useId } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { noteOnCase } from '#lib/moderation/actions.ts';
import { NOTE_MAX } from '#lib/moderation/rules/queue.ts';
import { ActBlock } from './act-block.tsx';

type NoteFormProps = {
  caseId: string;
  /** Where the person goes on afterwards. */
  next: string;
  onAdded?: () => void;
  /** Folded until it is wanted. */
  folded?: boolean;
};

/** A note about a case for the other moderators. */
export function NoteForm({ caseId, next, onAdded, folded = false }: NoteFormProps) {
  const id = useId();
  const { state, send } = useFormAction(noteOnCase, { onLeave: onAdded });
  const form = (
    <form action={send} className="space-y-4">
      <FormMessage state={state} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="next" value={next} />
      <TextArea
        id={id}
        name="text"
        label="A note for the other moderators"
        hint="Nobody else reads it."
        error={state.fields?.text}
        defaultValue={state.values?.text}
        maxLength={NOTE_MAX}
        rows={2}
        className="min-h-20"
        spellCheck
      />
      <SubmitButton kind="quiet" pending="Adding …" className="text-meta">
        Add the note
      </SubmitButton>
    </form>
  );
  if (!folded) return form;
  return (
    <ActBlock title="Write a note" look="line" keyName="n" open={state.status !== 'idle'}>
      {form}
    </ActBlock>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { undeleteEssay } from '#lib/essays/actions.ts';

type UndeleteFormProps = { essayId: string; title: string; label: string };

/** Brings a draft back from the bin. */
export function UndeleteForm({ essayId, title, label }: UndeleteFormProps) {
  const { state, send } = useFormAction(undeleteEssay);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <SubmitButton kind="quiet" pending="Bringing it back …" className="min-h-9 px-3 text-meta">
        {label}
        <span className="sr-only">: {title}</span>
      </SubmitButton>
    </form>
  );
}

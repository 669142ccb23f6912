'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { saveForLater } from '#lib/saves/actions.ts';

/** Saves an essay for later. */
export function SaveForm({ essayId, slug }: { essayId: string; slug: string }) {
  const { state, send } = useFormAction(saveForLater);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton pending="Saving …">Save it for later</SubmitButton>
    </form>
  );
}

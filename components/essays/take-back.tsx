'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { takeBackEssay } from '#lib/essays/actions.ts';

/** Takes a published essay away from readers, after its author has read what that means. */
export function TakeBack({ essayId, comments }: { essayId: string; comments: number }) {
  const { state, send } = useFormAction(takeBackEssay);
  return (
    <details className="mt-10 border-t border-line pt-5">
      <summary className="cursor-pointer py-2 font-semibold">Take it back</summary>
      <form action={send} className="mt-2 space-y-4">
        <FormMessage state={state} />
        <input type="hidden" name="essayId" value={essayId} />
        <p>
          Readers will find nothing at its address
          {comments > 0 ? `, and its ${comments} comments go with it` : ''}. Nothing is deleted: you
          can publish it again.
        </p>
        <SubmitButton kind="danger" pending="Taking back …">
          Take it back
        </SubmitButton>
      </form>
    </details>
  );
}

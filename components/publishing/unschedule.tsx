'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { unscheduleEssay } from '#lib/essays/actions.ts';

/** Takes a time that was set, or the remark that it was missed, away; `children` is what the button says. */
export function Unschedule({ essayId, children }: { essayId: string; children: string }) {
  const { state, send } = useFormAction(unscheduleEssay, {
    permalink: `/write/${essayId}/publish`,
  });
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      <SubmitButton kind="quiet" pending="One moment …">
        {children}
      </SubmitButton>
    </form>
  );
}

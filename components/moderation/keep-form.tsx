'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { keepCase } from '#lib/moderation/actions.ts';

type KeepFormProps = {
  caseId: string;
  /** "Leave as it is", or what that means for what is held. */
  submit: string;
  next: string;
  className: string;
  /** Further fields. */
  children?: ReactNode;
};

/** Leaves what waits as it is; what is held can be read from then on. */
export function KeepForm({ caseId, submit, next, className, children }: KeepFormProps) {
  const { state, send } = useFormAction(keepCase);
  return (
    <form action={send} className={className}>
      <div className="order-last basis-full empty:hidden">
        <FormMessage state={state} />
      </div>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="next" value={next} />
      {children}
      <SubmitButton kind="quiet" pending="One moment …" data-key="a" className="px-4 text-meta">
        {submit}
      </SubmitButton>
    </form>
  );
}

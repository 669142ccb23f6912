'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { claimCase, releaseCase } from '#lib/moderation/actions.ts';

type ClaimFormProps = {
  caseId: string;
  /** Whether this moderator has it. */
  isOwn: boolean;
  /** Where the person goes on afterwards. */
  next: string;
};

/** Takes a case, so that no other moderator decides it meanwhile, or gives it back. */
export function ClaimForm({ caseId, isOwn, next }: ClaimFormProps) {
  const { state, send } = useFormAction(isOwn ? releaseCase : claimCase);
  return (
    <form action={send} className="contents">
      <div className="order-last basis-full empty:hidden">
        <FormMessage state={state} />
      </div>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton
        kind="quiet"
        pending={isOwn ? 'Giving back …' : 'Claiming …'}
        data-key="c"
        className="text-meta"
      >
        {isOwn ? 'Give back' : 'Claim'}
      </SubmitButton>
    </form>
  );
}

'use client';

import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { endWordRule } from '#lib/word-rules/actions.ts';

/** Ends one rule; adding it again takes no longer than undoing would. */
export function EndRuleForm({ ruleId, phrase }: { ruleId: string; phrase: string }) {
  const { state, send } = useFormAction(endWordRule);
  return (
    <form action={send}>
      <input type="hidden" name="ruleId" value={ruleId} />
      <SubmitButton kind="quiet" pending="Ending …">
        End<VisuallyHidden> the rule for “{phrase}”</VisuallyHidden>
      </SubmitButton>
      {state.status === 'problem' ? (
        <p role="alert" className="mt-1 text-meta text-danger">
          {state.message}
        </p>
      ) : null}
    </form>
  );
}

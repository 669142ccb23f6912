import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { askedBy } from '#lib/moderation/rules/before-publication/check.ts';

type ComposerQuestionProps = {
  state: ActionState<unknown>;
  /** What the button says: "Post it anyway". */
  yes: string;
};

/**
 * What a check asks the writer before their text is published, and the button that says yes to just
 * that. Whoever changes the text instead posts it as before, and it is looked at anew.
 */
export function ComposerQuestion({ state, yes }: ComposerQuestionProps) {
  const check = askedBy(state.code);
  if (check === null) return null;
  const confirmed = [state.values?.confirmed, check].filter(Boolean).join(',');
  return (
    <Notice live title="Before you post this" className="mb-5">
      <p className="mt-1 mb-3">{state.message}</p>
      <SubmitButton kind="quiet" name="confirmed" value={confirmed} pending="One moment …">
        {yes}
      </SubmitButton>
    </Notice>
  );
}

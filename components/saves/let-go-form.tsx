'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { letGoEssay } from '#lib/saves/actions.ts';

type LetGoFormProps = {
  essayId: string;
  /** What it is called, for those who don't see where the button stands. */
  title: string;
  /** Given on the essay's own page, to come back there. */
  slug?: string;
};

/** Takes an essay off one's own list. */
export function LetGoForm({ essayId, title, slug }: LetGoFormProps) {
  const { state, send } = useFormAction(letGoEssay);
  return (
    <form action={send}>
      <FormMessage state={state} />
      <input type="hidden" name="essayId" value={essayId} />
      {slug === undefined ? null : (
        <>
          <input type="hidden" name="from" value="page" />
          <input type="hidden" name="slug" value={slug} />
        </>
      )}
      <SubmitButton kind="quiet" pending="Removing …">
        Remove
        <VisuallyHidden>: {title}</VisuallyHidden>
      </SubmitButton>
    </form>
  );
}

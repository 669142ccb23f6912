'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { takeBackGuidePage } from '#lib/guide/actions.ts';

/** Takes a page away from readers. */
export function TakeBackPage({ pageId }: { pageId: string }) {
  const { state, send } = useFormAction(takeBackGuidePage, {
    permalink: `/write/pages/${pageId}`,
  });
  return (
    <form action={send} className="mt-12 max-w-form border-t border-line pt-6">
      <FormMessage state={state} />
      <input type="hidden" name="pageId" value={pageId} />
      <h2 className="text-title font-semibold">Take it back</h2>
      <p className="mt-1 mb-3 text-meta text-soft">
        Readers find nothing at its address then, and links to it become plain text. What is written
        here stays.
      </p>
      <SubmitButton kind="quiet" pending="Taking back …">
        Take it back
      </SubmitButton>
    </form>
  );
}

'use client';

import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { publishGuidePage, takeBackGuidePage } from '#lib/guide/actions.ts';
import type { DeskPage } from '#lib/guide/views.ts';

/** Publishes a page's latest revision, or takes the page away from readers. */
export function PagePublication({ page }: { page: Pick<DeskPage, 'id' | 'state'> }) {
  const permalink = `/write/pages/${page.id}`;
  const { state: published, send: publish } = useFormAction(publishGuidePage, { permalink });
  const { state: taken, send: takeBack } = useFormAction(takeBackGuidePage, { permalink });
  return (
    <form action={publish} className="mb-8">
      <FormMessage state={published.status === 'idle' ? taken : published} />
      <input type="hidden" name="pageId" value={page.id} />
      <div className="flex flex-wrap gap-3">
        {page.state === 'published' ? null : (
          <SubmitButton pending="Publishing …">Publish the latest revision</SubmitButton>
        )}
        {page.state === 'draft' ? null : (
          <SubmitButton kind="quiet" formAction={takeBack} pending="Taking back …">
            Take it back
          </SubmitButton>
        )}
      </div>
    </form>
  );
}

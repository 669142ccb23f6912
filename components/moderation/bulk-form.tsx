'use client';

import { useId } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { decideMany } from '#lib/moderation/actions.ts';
import { BULK_FORM } from './bulk-form-id.ts';
import { BurdenFields } from './burden-fields.tsx';

/** Hides the chosen cases of the page for one reason, or leaves them as they are: one decision each. */
export function BulkForm() {
  const id = useId();
  const { state, send } = useFormAction(decideMany);
  const problem = state.status === 'problem';
  return (
    <section
      aria-labelledby={`${id}-h`}
      data-screen-only
      className="bottom-0 z-10 max-h-[80vh] overflow-y-auto border-b border-line bg-paper py-4 in-[:has([data-key=x]:checked)]:sticky in-[:has([data-key=x]:checked)]:border-t"
    >
      <h3 id={`${id}-h`} className="text-body font-semibold">
        With the chosen ones
      </h3>
      <BulkSummary state={state} />
      <form id={BULK_FORM} action={send} className="mt-2 flex flex-wrap items-start gap-2">
        {problem ? (
          <div className="basis-full">
            <FormMessage state={state} />
          </div>
        ) : null}
        <SubmitButton
          kind="quiet"
          name="act"
          value="keep"
          pending="One moment …"
          className="text-meta"
          formNoValidate
        >
          Leave them as they are
        </SubmitButton>
        <details className="basis-80 grow" open={problem || undefined}>
          <summary className="inline-flex min-h-11 items-center rounded-soft border border-edge px-4 text-meta font-semibold text-danger">
            Hide them …
          </summary>
          <div className="mt-3 max-w-text space-y-4">
            <BurdenFields state={state} />
            <SubmitButton name="act" value="hide" kind="danger" pending="Hiding …">
              Hide them, one decision each
            </SubmitButton>
          </div>
        </details>
      </form>
    </section>
  );
}

type Summary = ReturnType<typeof useFormAction<{ text: string; refused: string[] }>>['state'];

/** How many were decided, and why the others were not. */
function BulkSummary({ state }: { state: Summary }) {
  if (state.status !== 'done' || !state.data) return null;
  const { text, refused } = state.data;
  return (
    <Notice live kind={refused.length > 0 ? 'problem' : 'success'} className="mt-2">
      <p className="font-semibold">{text}</p>
      {refused.length > 0 ? (
        <ul className="list-disc pl-5">
          {refused.map((each) => (
            <li key={each} className="wrap-anywhere">
              {each}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

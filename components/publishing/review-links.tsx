'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { Time } from '#components/ui/time.tsx';
import { useFieldInTrouble } from '#components/ui/use-field-in-trouble.ts';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { makeReviewLink, revokeReviewLink } from '#lib/essays/actions.ts';
import { LABEL_MAX } from '#lib/essays/rules/schedule.ts';
import type { ReviewLinkView } from '#lib/essays/views.ts';

type ReviewLinksProps = {
  essayId: string;
  links: ReviewLinkView[];
  /** Whether one more can be made. */
  canShare: boolean;
};

/** The links by which reviewers read an essay, and one more. */
export function ReviewLinks({ essayId, links, canShare }: ReviewLinksProps) {
  const permalink = `/write/${essayId}/publish`;
  const { state, send } = useFormAction(makeReviewLink, { permalink });
  const field = useFieldInTrouble<HTMLInputElement>(state, 'label');
  return (
    <div className="space-y-6">
      {links.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {links.map((link) => (
            <ReviewLink key={link.id} link={link} permalink={permalink} />
          ))}
        </ul>
      ) : null}
      {canShare ? (
        <form action={send} className="space-y-4">
          <FormMessage state={state} />
          <input type="hidden" name="essayId" value={essayId} />
          <TextField
            ref={field}
            label="For whom"
            hint="Only you see this."
            name="label"
            autoComplete="off"
            maxLength={LABEL_MAX}
            defaultValue={state.values?.label}
            error={state.fields?.label}
          />
          <SubmitButton kind="quiet" pending="Making …">
            Make a link
          </SubmitButton>
        </form>
      ) : null}
    </div>
  );
}

function ReviewLink({ link, permalink }: { link: ReviewLinkView; permalink: string }) {
  const { state, send } = useFormAction(revokeReviewLink, { permalink });
  return (
    <li className="py-4">
      <FormMessage state={state} />
      <p className="wrap-anywhere">
        <span className="font-semibold">{link.label}</span>{' '}
        <span className="text-meta text-soft">
          since <Time at={link.madeAt} />
        </span>
      </p>
      <p className="mt-1 text-meta wrap-anywhere">
        <a href={link.url} rel="noreferrer">
          {link.url}
        </a>
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <CopyButton text={link.url} />
        <form action={send}>
          <input type="hidden" name="linkId" value={link.id} />
          <SubmitButton kind="quiet" className="min-h-9 px-3 text-meta" pending="Revoking …">
            Revoke<span className="sr-only"> the link for {link.label}</span>
          </SubmitButton>
        </form>
      </div>
    </li>
  );
}

/** Copies an address; there only where a script can do that. */
function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  if (state === 'none') return null;
  return (
    <Button
      className="min-h-9 px-3 text-meta"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('none'),
        );
      }}
    >
      <span aria-live="polite">{state === 'copied' ? 'Copied' : 'Copy'}</span>
    </Button>
  );
}

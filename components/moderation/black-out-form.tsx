'use client';

import { useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CONTROL_CLASS, Field } from '#components/ui/field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { editOut } from '#lib/moderation/actions.ts';
import type { Span } from '#lib/moderation/rules/black-out.ts';
import { ActBlock, type Folded } from './act-block.tsx';
import { BurdenFields } from './burden-fields.tsx';

type BlackOutFormProps = {
  commentId: string;
  /** The Markdown that the comment was written in. */
  body: string;
  next: string;
  block: Folded;
};

/**
 * Blacks out parts of a comment. With a script the moderator selects them in the text; without one,
 * types the words.
 */
export function BlackOutForm({ commentId, body, next, block }: BlackOutFormProps) {
  const id = useId();
  const { state, send } = useFormAction(editOut);
  const source = useRef<HTMLTextAreaElement>(null);
  const [spans, setSpans] = useState<Span[]>([]);
  const markSelection = () => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = source.current ?? {};
    if (body.slice(start, end).trim() === '') return;
    const others = spans.filter((span) => span.end <= start || span.start >= end);
    setSpans([...others, { start, end }].sort((one, other) => one.start - other.start));
  };
  return (
    <ActBlock {...block} open={state.status !== 'idle'}>
      <form action={send} className="space-y-5">
        <FormMessage state={state} />
        <input type="hidden" name="commentId" value={commentId} />
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="spans" value={JSON.stringify(spans)} />
        <Field
          id={`${id}-body`}
          label="The text as it was written"
          hint={
            <span className="noscript:hidden">
              Select what is to be blacked out, then press “Black this out”.
            </span>
          }
          error={state.fields?.body}
        >
          {(control) => (
            <textarea
              ref={source}
              name="body"
              readOnly
              rows={5}
              defaultValue={body}
              className={`${CONTROL_CLASS} field-sizing-content max-h-80 font-mono text-meta`}
              {...control}
            />
          )}
        </Field>
        <Button className="text-meta noscript:hidden" onClick={markSelection}>
          Black this out
        </Button>
        {spans.length > 0 ? <Marked body={body} spans={spans} onChange={setSpans} /> : null}
        <TextArea
          id={`${id}-words`}
          name="words"
          label="Or type the words"
          hint="One to a line, as they stand in the text. They are blacked out wherever they stand."
          error={state.fields?.spans}
          defaultValue={state.values?.words}
          rows={2}
          className="min-h-16"
          optional
        />
        <BurdenFields state={state} />
        <SubmitButton kind="danger" pending="Blacking out …">
          Black out
        </SubmitButton>
      </form>
    </ActBlock>
  );
}

type MarkedProps = { body: string; spans: Span[]; onChange: (spans: Span[]) => void };

/** What was marked so far, each to be let go again. */
function Marked({ body, spans, onChange }: MarkedProps) {
  return (
    <ul aria-label="To be blacked out" className="space-y-1 text-meta">
      {spans.map((span) => (
        <li key={span.start} className="flex items-start gap-3">
          <q className="min-w-0 grow bg-marked wrap-anywhere">{body.slice(span.start, span.end)}</q>
          <button
            type="button"
            className="min-h-7 shrink-0 text-accent underline"
            onClick={() => onChange(spans.filter((each) => each !== span))}
          >
            Leave it
          </button>
        </li>
      ))}
    </ul>
  );
}

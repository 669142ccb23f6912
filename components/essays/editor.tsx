'use client';

import { useActionState, useState } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Prose } from '#components/ui/prose.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { createEssay, previewEssay, publishEssay, saveEssay } from '#lib/essays/actions.ts';
import { SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from '#lib/essays/rules.ts';
import type { EssayDraft } from '#lib/essays/views.ts';
import { type ActionState, IDLE } from '#lib/kernel/action-state.ts';

type Text = { title: string; summary: string; source: string };

/** Where an essay is written. Without `essay` it starts one. */
export function Editor({ essay }: { essay: EssayDraft | null }) {
  const [kept, keep] = useActionState(essay ? saveEssay : createEssay, IDLE as ActionState);
  const [shown, publish] = useActionState(publishEssay, IDLE as ActionState);
  const [preview, showPreview] = useActionState(previewEssay, IDLE as PreviewState);
  const said = [kept, shown, preview].find((state) => state.status === 'problem');
  const typed = [kept, shown, preview].find((state) => state.values)?.values;
  const [text, setText] = useState<Text>({
    title: typed?.title ?? essay?.title ?? '',
    summary: typed?.summary ?? essay?.summary ?? '',
    source: typed?.source ?? essay?.source ?? '',
  });
  const bind = (field: keyof Text) => ({
    name: field,
    value: text[field],
    onChange: (event: { target: { value: string } }) =>
      setText({ ...text, [field]: event.target.value }),
    error: said?.fields?.[field],
  });
  return (
    <>
      <form action={keep} className="space-y-5">
        {said ? <FormMessage state={said} /> : null}
        {essay ? <input type="hidden" name="essayId" value={essay.id} /> : null}
        <TextField label="Title" maxLength={TITLE_MAX} {...bind('title')} />
        <TextField
          label="Summary"
          hint="One or two sentences for lists and previews. Left empty, the essay’s beginning is used."
          optional
          maxLength={SUMMARY_MAX}
          {...bind('summary')}
        />
        <TextArea
          label="Text"
          hint="Markdown: ## heading, *emphasis*, > quotation, [link](address), [[another essay]]."
          optional
          rows={18}
          maxLength={SOURCE_MAX}
          spellCheck
          className="font-serif"
          {...bind('source')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending="Saving …">{essay ? 'Save' : 'Save as a draft'}</SubmitButton>
          <SubmitButton kind="quiet" formAction={showPreview} pending="Rendering …">
            Preview
          </SubmitButton>
          {essay ? (
            <SubmitButton kind="quiet" formAction={publish} pending="Publishing …">
              {essay.state === 'published' || essay.state === 'changed'
                ? 'Publish this version'
                : 'Publish'}
            </SubmitButton>
          ) : null}
        </div>
      </form>
      {preview.data ? <Preview {...preview.data} /> : null}
    </>
  );
}

type PreviewState = ActionState<{ title: string; html: string }>;

function Preview({ title, html }: { title: string; html: string }) {
  return (
    <section aria-label="Preview" className="mt-10 border-t border-line pt-8">
      <p className="mb-4 text-meta text-soft">Preview, as readers would see it</p>
      {title ? (
        <p className="mb-6 font-serif text-page font-semibold wrap-break-word">{title}</p>
      ) : null}
      <Prose size="essay" html={html} />
    </section>
  );
}

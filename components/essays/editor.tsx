'use client';

import type { ChangeEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Prose } from '#components/ui/prose.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { createEssay, previewEssay, publishEssay, saveEssay } from '#lib/essays/actions.ts';
import { SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from '#lib/essays/rules.ts';
import type { EssayDraft } from '#lib/essays/views.ts';
import type { Conflict } from '#lib/writing/views.ts';
import { type EditorField, useEssayDraft } from './editor-use-draft.ts';

/** Where an essay is written. Without `essay` it starts one. */
export function Editor({ essay }: { essay: EssayDraft | null }) {
  const permalink = essay ? `/write/${essay.id}` : '/write/new';
  const saving = { permalink, onLeave: (sent: FormData) => draft.forget(sent) };
  const { state: kept, send: keep } = useFormAction<Conflict>(
    essay ? saveEssay : createEssay,
    saving,
  );
  const { state: shown, send: publish } = useFormAction(publishEssay, saving);
  const { state: preview, send: showPreview } = useFormAction(previewEssay, { permalink });
  const latest = useLatest([kept, shown, preview]);
  const said = latest?.status === 'problem' ? latest : undefined;
  const given = (name: EditorField) => latest?.values?.[name] ?? essay?.[name] ?? '';
  const draft = useEssayDraft({
    key: `essay:${essay?.id ?? ''}`,
    given: { title: given('title'), summary: given('summary'), source: given('source') },
    cameBack: latest?.values !== undefined,
  });
  const field = (name: EditorField) => ({
    name,
    value: draft.fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      draft.type(name, event.target.value),
    error: said?.fields?.[name],
  });
  return (
    <>
      <form ref={draft.form} action={keep} className="space-y-5">
        {said ? <FormMessage state={said} /> : null}
        {draft.restored ? (
          <Restored isSaved={essay !== null} onStartOver={draft.startOver} />
        ) : null}
        {essay ? <input type="hidden" name="essayId" value={essay.id} /> : null}
        <TextField label="Title" maxLength={TITLE_MAX} {...field('title')} />
        <TextArea
          label="Summary"
          hint="One or two sentences for lists and previews. Left empty, the essay’s beginning is used."
          optional
          rows={2}
          maxLength={SUMMARY_MAX}
          spellCheck
          className="min-h-20!"
          {...field('summary')}
        />
        <TextArea
          label="Text"
          hint="Markdown: ## heading, *emphasis*, > quotation, [link](address), [[another essay]]."
          required={false}
          rows={18}
          maxLength={SOURCE_MAX}
          spellCheck
          className="min-h-[50vh] font-serif"
          {...field('source')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending="Saving …">{essay ? 'Save' : 'Save as a draft'}</SubmitButton>
          <SubmitButton kind="quiet" formAction={showPreview} pending="Rendering …">
            Preview
          </SubmitButton>
          {essay && essay.state !== 'hidden' ? (
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

/** Says that the text is newer than what is saved. */
function Restored({ isSaved, onStartOver }: { isSaved: boolean; onStartOver: () => void }) {
  return (
    <Notice live>
      <p>
        Restored what you typed and did not save.{' '}
        <Button className="ml-2 min-h-8 px-3 py-1 text-meta" onClick={onStartOver}>
          {isSaved ? 'Use the saved text' : 'Start over'}
        </Button>
      </p>
    </Notice>
  );
}

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

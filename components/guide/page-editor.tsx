'use client';

import { useEffect, useRef, useState } from 'react';
import { FormMessage } from '#components/ui/form-message.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { BrokenLinks } from '#components/writing/broken-links.tsx';
import { LivePreview, type PreviewHandle } from '#components/writing/live-preview.tsx';
import { SaveLine } from '#components/writing/save-line.tsx';
import type { TextFields } from '#components/writing/text-fields.ts';
import { useWriting } from '#components/writing/use-writing.ts';
import { WordCount, type WordCountHandle } from '#components/writing/word-count.tsx';
import { WritingField } from '#components/writing/writing-field.tsx';
import {
  autosaveGuidePage,
  createGuidePage,
  previewGuidePage,
  publishGuidePage,
  saveGuidePage,
} from '#lib/guide/actions.ts';
import { SOURCE_MAX, TITLE_MAX } from '#lib/guide/rules.ts';
import type { DeskPageInFull } from '#lib/guide/views.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import type { BrokenLink, Conflict } from '#lib/writing/views.ts';
import { AuthorNotes } from './author-notes.tsx';
import { CONFLICT_ID, PageBeside } from './page-beside.tsx';
import { PageDetails } from './page-details.tsx';
import { fieldsOfPage, givenOf } from './page-fields.ts';
import { PageNews } from './page-news.tsx';

type PageEditorProps = {
  /** Without it the form starts one. */
  page: DeskPageInFull | null;
  /** Links of what is kept that don't lead where they say. */
  broken: BrokenLink[];
};

/** Where a page of the guide is written. */
export function PageEditor({ page, broken }: PageEditorProps) {
  const permalink = page ? `/write/pages/${page.id}` : '/write/pages/new';
  const saving = {
    permalink,
    onLeave: (sent: FormData) => writing.leave(sent),
    prepare: async (form: FormData) => {
      await writing.prepare(form);
      return undefined;
    },
  };
  const { state: kept, send: keep } = useFormAction<Conflict>(
    page ? saveGuidePage : createGuidePage,
    saving,
  );
  const { state: shown, send: publish } = useFormAction<Conflict>(publishGuidePage, saving);
  const { state: preview, send: showPreview } = useFormAction(previewGuidePage, { permalink });
  const latest = useLatest([kept, shown, preview]);
  const said = latest?.status === 'problem' ? latest : undefined;
  const refusal = [kept, shown].find((state) => state === latest && state.code === 'conflict');
  const [links, setLinks] = useState(broken);
  const [notes, setNotes] = useState(preview.data?.notes ?? page?.notes ?? []);
  const server = { fields: fieldsOfPage(page), version: page?.version ?? null };
  const given = givenOf(page, latest?.values);

  const counter = useRef<WordCountHandle>(null);
  const previewer = useRef<PreviewHandle>(null);
  const writing = useWriting({
    key: () => `page:${page?.id ?? ''}`,
    server,
    sourceName: 'source',
    isBlank: ({ title = '', source = '' }) => `${title}${source}`.trim() === '',
    send: (fields, version) => sendPage(fields, version, page?.id ?? null),
    onSaved: (saved) =>
      setLinks((before) => (before.length + saved.broken.length === 0 ? before : saved.broken)),
    onEdit() {
      counter.current?.edited();
      previewer.current?.edited();
    },
    conflictAtStart: refusal?.data,
  });

  const refused = said && said !== preview ? said : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each answer, once
  useEffect(() => {
    if (refused) writing.refused(refusal?.data);
  }, [refused]);

  const readText = () => writing.text.current?.text() ?? given('source');
  return (
    <>
      {said ? <FormMessage state={said} /> : null}
      <PageNews writing={writing} isSaved={page !== null} />
      <div className="grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <form
          ref={writing.form}
          action={keep}
          onInput={writing.edited}
          onChange={writing.edited}
          className="min-w-0 space-y-6"
        >
          {page ? <WhichPage page={page} version={refusal?.data?.version} /> : null}
          <TextField
            label="Title"
            name="title"
            maxLength={TITLE_MAX}
            dir="auto"
            autoComplete="off"
            className="font-serif text-lead!"
            defaultValue={given('title')}
            error={said?.fields?.title}
          />
          <WritingField
            label="Text"
            hint="Markdown. A numbered list whose cases end in “-> read this” leads into the ## sections; “- article: …” plans an article; what stands in [square brackets] is for authors only."
            name="source"
            initial={given('source')}
            maxLength={SOURCE_MAX}
            error={said?.fields?.source}
            handle={writing.text}
            onEdit={writing.edited}
            onMove={() => previewer.current?.moved()}
            takesPictures
            status={
              <div
                data-needs-script
                className="flex flex-wrap justify-between gap-x-6 px-4 pb-2 text-small text-soft"
              >
                {page ? (
                  <SaveLine status={writing.status} conflictId={CONFLICT_ID} />
                ) : (
                  <span>Kept in this browser until you save it</span>
                )}
                <WordCount initial={given('source')} read={readText} handle={counter} />
              </div>
            }
          />
          <BrokenLinks links={links} onGo={(line) => writing.text.current?.goToLine(line)} />
          <AuthorNotes notes={notes} />
          <PageDetails given={given} errors={said?.fields ?? {}} isNew={page === null} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pending="Saving …">{page ? 'Save' : 'Save as a draft'}</SubmitButton>
            <SubmitButton kind="quiet" formAction={showPreview} pending="Rendering …">
              Preview
            </SubmitButton>
            {page ? (
              <SubmitButton kind="quiet" formAction={publish} pending="Publishing …">
                {page.state === 'draft' ? 'Publish' : 'Publish this version'}
              </SubmitButton>
            ) : null}
          </div>
        </form>
        <PageBeside
          writing={writing}
          refusal={refusal?.data}
          values={refusal?.values}
          preview={
            <LivePreview
              initial={preview.data ?? (page ? { title: page.title, html: page.html } : undefined)}
              read={() => ({ title: writing.read().title ?? '', source: readText() })}
              line={() => writing.text.current?.line() ?? 1}
              render={async (text) => {
                const answer = await previewGuidePage(IDLE, formOf(text));
                if (answer.data) setNotes(answer.data.notes);
                return answer;
              }}
              handle={previewer}
            />
          }
        />
      </div>
    </>
  );
}

/** Which page it is, and which version of it was changed. */
function WhichPage({ page, version }: { page: DeskPageInFull; version: number | undefined }) {
  return (
    <>
      <input type="hidden" name="pageId" value={page.id} />
      <input type="hidden" name="version" value={version ?? page.version} />
    </>
  );
}

/** A new page is begun by hand, once its address was looked at: until then its browser keeps it. */
const NOT_BEGUN = { status: 'problem', code: 'not-begun', message: 'not begun yet' } as const;

async function sendPage(fields: TextFields, version: number | null, pageId: string | null) {
  if (pageId === null || version === null) return NOT_BEGUN;
  return autosaveGuidePage(IDLE, formOf({ ...fields, pageId, version: String(version) }));
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

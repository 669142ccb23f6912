'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useFormAction } from '#components/ui/use-form-action.ts';
import { useLatest } from '#components/ui/use-latest.ts';
import { BrokenLinks } from '#components/writing/broken-links.tsx';
import { ConflictView } from '#components/writing/conflict-view.tsx';
import { LivePreview, type PreviewHandle } from '#components/writing/live-preview.tsx';
import { SaveLine } from '#components/writing/save-line.tsx';
import { useWriting } from '#components/writing/use-writing.ts';
import { WordCount, type WordCountHandle } from '#components/writing/word-count.tsx';
import { WritingField } from '#components/writing/writing-field.tsx';
import { createEssay, previewEssay, publishEssay, saveEssay } from '#lib/essays/actions.ts';
import { type EssayState, SOURCE_MAX, TITLE_MAX } from '#lib/essays/rules.ts';
import type { EssayDraft } from '#lib/essays/views.ts';
import { IDLE } from '#lib/kernel/action-state.ts';
import type { BrokenLink, Conflict, Saved } from '#lib/writing/views.ts';
import { type CoverChoice, EditorDetails } from './editor-details.tsx';
import { fieldsOfDraft, isBlank, LABELS } from './editor-fields.ts';
import { sendEssay } from './send-essay.ts';
import { keyOfEssay, useEssayId } from './use-essay-id.ts';

type EditorProps = {
  /** Without it the form starts one. */
  essay: EssayDraft | null;
  covers: CoverChoice[];
  /** Titles of essays that this one could answer. */
  answerable: string[];
  /** Links of what is kept that don't lead where they say. */
  broken: BrokenLink[];
};

const CONFLICT_ID = 'both-versions';

/** Where an essay is written. */
export function Editor({ essay, covers, answerable, broken }: EditorProps) {
  const permalink = essay ? `/write/${essay.id}` : '/write/new';
  const id = useEssayId(essay?.id ?? null);
  const prepare = async (form: FormData) => {
    await writing.prepare(form);
    const begun = id.begun();
    if (begun) form.set('essayId', begun);
    // A draft that began by itself while it was typed is not begun again.
    return begun && !essay ? saveEssay : undefined;
  };
  const onLeave = (sent: FormData) => writing.leave(sent);
  const saving = { permalink, onLeave, prepare };
  const { state: kept, send: keep } = useFormAction<Conflict>(
    essay ? saveEssay : createEssay,
    saving,
  );
  const { state: shown, send: publish } = useFormAction<Conflict>(publishEssay, saving);
  const { state: preview, send: showPreview } = useFormAction(previewEssay, { permalink });
  const latest = useLatest([kept, shown, preview]);
  const said = latest?.status === 'problem' ? latest : undefined;
  const refusal = [kept, shown].find((state) => state === latest && state.code === 'conflict');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [links, setLinks] = useState(broken);
  const errors = { ...problems, ...said?.fields };
  const server = { fields: fieldsOfDraft(essay), version: essay?.version ?? null };
  const given = (name: string) => latest?.values?.[name] ?? server.fields[name] ?? '';

  const counter = useRef<WordCountHandle>(null);
  const previewer = useRef<PreviewHandle>(null);
  const writing = useWriting({
    key: () => keyOfEssay(id.begun()),
    server,
    sourceName: 'source',
    isBlank,
    send: (fields, version, joins) => sendEssay(fields, version, id, joins),
    onSaved(saved: Saved) {
      setProblems((before) =>
        isEmpty(before) && isEmpty(saved.problems) ? before : saved.problems,
      );
      setLinks((before) => (before.length + saved.broken.length === 0 ? before : saved.broken));
    },
    onEdit() {
      counter.current?.edited();
      previewer.current?.edited();
    },
    conflictAtStart: refusal?.data,
  });

  // What the form itself was told where a script runs.
  const refused = said && said !== preview ? said : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each answer, once
  useEffect(() => {
    if (refused) writing.refused(refusal?.data);
  }, [refused]);

  const readText = () => writing.text.current?.text() ?? given('source');
  return (
    <>
      {said ? <FormMessage state={said} /> : null}
      {writing.isRestored ? (
        <Restored isSaved={essay !== null} onStartOver={writing.startOver} />
      ) : null}
      {writing.newer ? <Newer conflict={writing.newer} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <form ref={writing.form} action={keep} className="min-w-0 space-y-6">
          {essay ? <input type="hidden" name="essayId" value={essay.id} /> : null}
          {essay ? (
            <input type="hidden" name="version" value={refusal?.data?.version ?? essay.version} />
          ) : null}
          <TextField
            label="Title"
            name="title"
            maxLength={TITLE_MAX}
            dir="auto"
            autoComplete="off"
            className="font-serif text-lead!"
            defaultValue={given('title')}
            error={errors.title}
          />
          <WritingField
            label="Text"
            hint="Markdown: ## heading, *emphasis*, > quotation, [link](address), [[another essay]]."
            name="source"
            initial={given('source')}
            maxLength={SOURCE_MAX}
            language={given('language')}
            error={errors.source}
            handle={writing.text}
            onEdit={writing.edited}
            onMove={() => previewer.current?.moved()}
            takesPictures
            status={
              <div
                data-needs-script
                className="flex flex-wrap justify-between gap-x-6 px-4 pb-2 text-small text-soft"
              >
                <SaveLine status={writing.status} conflictId={CONFLICT_ID} />
                <WordCount initial={given('source')} read={readText} handle={counter} />
              </div>
            }
          />
          <BrokenLinks links={links} onGo={(line) => writing.text.current?.goToLine(line)} />
          <EditorDetails
            given={given}
            errors={errors}
            covers={covers}
            answerable={answerable}
            onEdit={writing.edited}
          />
          <Acts
            state={essay?.state ?? null}
            sendPreview={showPreview}
            onPreview={() => previewer.current?.show()}
            sendPublish={publish}
          />
        </form>
        <Beside
          writing={writing}
          refusal={refusal?.data}
          values={refusal?.values}
          preview={
            <LivePreview
              initial={preview.data}
              read={() => ({ title: writing.read().title ?? '', source: readText() })}
              line={() => writing.text.current?.line() ?? 1}
              render={(text) => previewEssay(IDLE, formOf(text))}
              handle={previewer}
            />
          }
        />
      </div>
    </>
  );
}

type ActsProps = {
  /** Null for an essay that is not begun. */
  state: EssayState | null;
  sendPreview: (form: FormData) => void;
  /** Where a script runs the preview is there already. */
  onPreview: () => void;
  sendPublish: (form: FormData) => void;
};

function Acts({ state, sendPreview, onPreview, sendPublish }: ActsProps) {
  const isPublic = state === 'published' || state === 'changed';
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton pending="Saving …">{state ? 'Save' : 'Save as a draft'}</SubmitButton>
      <button
        type="submit"
        formAction={sendPreview}
        className={buttonClass('quiet')}
        onClick={(event) => {
          event.preventDefault();
          onPreview();
        }}
      >
        Preview
      </button>
      {state && state !== 'hidden' ? (
        <SubmitButton kind="quiet" formAction={sendPublish} pending="Publishing …">
          {isPublic ? 'Publish this version' : 'Publish'}
        </SubmitButton>
      ) : null}
    </div>
  );
}

type BesideProps = {
  writing: ReturnType<typeof useWriting>;
  /** What a form that was sent without a script was told, and what it had sent. */
  refusal: Conflict | undefined;
  values: Record<string, string> | undefined;
  preview: React.ReactNode;
};

/** Beside the text: both versions while there are two, else how readers would see it. */
function Beside({ writing, refusal, values, preview }: BesideProps) {
  const { get, subscribe } = writing.status;
  const state = useSyncExternalStore(subscribe, get, () => null);
  if (state?.kind === 'conflict') {
    const { conflict, base } = state;
    return (
      <ConflictView
        id={CONFLICT_ID}
        conflict={conflict}
        mine={writing.read()}
        base={base}
        labels={LABELS}
        long="source"
        onTake={(choose) => writing.settle(conflict, choose(writing.read()))}
      />
    );
  }
  if (refusal && values && state === null) {
    return (
      <ConflictView
        id={CONFLICT_ID}
        conflict={refusal}
        mine={values}
        base={null}
        labels={LABELS}
        long="source"
      />
    );
  }
  return preview;
}

function isEmpty(record: Record<string, string>): boolean {
  return Object.keys(record).length === 0;
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Says that the text is newer than what is saved. */
function Restored({ isSaved, onStartOver }: { isSaved: boolean; onStartOver: () => void }) {
  return (
    <Notice live className="mb-6">
      <p>
        Restored what you typed and did not save.{' '}
        <Button className="ml-2 min-h-8 px-3 py-1 text-meta" onClick={onStartOver}>
          {isSaved ? 'Use the saved text' : 'Start over'}
        </Button>
      </p>
    </Notice>
  );
}

/** Says that the text is not the one that stood here before. */
function Newer({ conflict: { savedBy } }: { conflict: Conflict }) {
  return (
    <Notice live className="mb-6">
      <p>
        {savedBy === 'you' ? 'You went on elsewhere' : `${savedBy} went on elsewhere`}: this is the
        newer text now.
      </p>
    </Notice>
  );
}

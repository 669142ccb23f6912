'use client';

import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { CONTROL_CLASS, Field, type FieldControl, type FieldTexts } from '#components/ui/field.tsx';
import type { MountedText } from './code-mirror.ts';
import { PictureDialog, type PictureDialogHandle } from './picture-dialog.tsx';
import { Toolbar } from './toolbar.tsx';
import { TOOLS, type ToolName } from './tools.ts';

/** What a form does with its text beyond sending it. It is never asked for at each key. */
export type WritingHandle = {
  text(): string;
  /** Puts another text in place; it can be undone. */
  replace(text: string): void;
  insertBlock(block: string): void;
  focus(): void;
  /** Lines count from 1. */
  goToLine(line: number): void;
  line(): number;
};

export type WritingFieldProps = FieldTexts & {
  /** The name under which the form sends the text. */
  name: string;
  /** The name, unless the page has that twice. */
  id?: string;
  /** What stands there at first. After that the field keeps what is typed, whatever comes here. */
  initial: string;
  maxLength?: number;
  /** The language of the text (BCP 47), for spelling and hyphenation. */
  language?: string;
  handle?: Ref<WritingHandle>;
  /** Something was typed. Called at each key: it must be quick, and must not ask for the text. */
  onEdit?: () => void;
  /** The cursor may stand elsewhere. */
  onMove?: () => void;
  /** Whether pictures may stand in the text: there is a tool for them, and dropped ones are taken. */
  takesPictures?: boolean;
  /** Stands below the tools, such as whether the text is saved. */
  status?: ReactNode;
};

const WITHOUT_PICTURES = TOOLS.filter((name) => name !== 'picture');

/** As long as a form may wait for the text to be in its field; sending asks for it at once. */
const COPY_TIMEOUT_MS = 300;

/**
 * Where Markdown is written: a plain field of its form, and, when the script runs, CodeMirror in its
 * place with tools and keys. The form's field always holds the text.
 */
export function WritingField(props: WritingFieldProps) {
  const { label, hint, error, optional, name, id = name } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      {(control) => <WritingFrame {...props} control={control} />}
    </Field>
  );
}

function WritingFrame(props: WritingFieldProps & { control: FieldControl }) {
  const { name, initial, maxLength, language, handle, takesPictures, status, control } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedText>(null);
  const dialog = useRef<PictureDialogHandle>(null);
  const [isRich, setIsRich] = useState(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useImperativeHandle(handle, () => handleOf(field, mounted), []);

  const bring = (files: File[]) =>
    dialog.current?.open(files, ({ markdown }) => mounted.current?.insertBlock(markdown));

  // Once: the text is the field's own from here on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const plain = field.current;
    const parent = host.current;
    if (!plain || !parent) return;
    const ends = new AbortController();
    const keep = keepInForm(plain, () => mounted.current?.text() ?? plain.value, ends.signal);
    void import('./code-mirror.ts').then(
      ({ mountText }) => {
        if (ends.signal.aborted) return;
        const hadFocus = document.activeElement === plain;
        const label = plain.labels?.[0];
        if (label) label.id ||= `${control.id}-label`;
        const text = mountText({
          parent,
          text: plain.value,
          selection: { anchor: plain.selectionStart, head: plain.selectionEnd },
          attributes: {
            id: control.id,
            labelledBy: `${control.id}-label`,
            describedBy: control['aria-describedby'],
            isInvalid: control['aria-invalid'] ?? false,
          },
          onEdit() {
            keep.soon();
            latest.current.onEdit?.();
          },
          onMove: () => latest.current.onMove?.(),
          onPictures: (files) => bring(files),
        });
        mounted.current = text;
        // Until the next render the plain field is still there to be typed into.
        plain.addEventListener('input', () => text.replace(plain.value), { signal: ends.signal });
        plain.hidden = true;
        // A label leads to a field, not to what is edited in its place.
        label?.addEventListener('click', () => text.focus(), { signal: ends.signal });
        setIsRich(true);
        if (hadFocus) text.focus();
      },
      () => {
        // Not loaded: the plain field works.
      },
    );
    return () => {
      ends.abort();
      keep.now();
      mounted.current?.destroy();
      mounted.current = null;
    };
  }, []);

  const describedBy = control['aria-describedby'];
  const isInvalid = control['aria-invalid'] ?? false;
  useEffect(() => {
    if (!isRich) return;
    mounted.current?.describe({
      id: control.id,
      labelledBy: `${control.id}-label`,
      describedBy,
      isInvalid,
    });
  }, [isRich, control.id, describedBy, isInvalid]);

  const use = (tool: ToolName) => {
    if (tool === 'picture') bring([]);
    else mounted.current?.use(tool);
  };
  return (
    <div
      className={`rounded-soft border bg-paper ${isInvalid ? 'border-danger outline outline-danger' : 'border-edge'}`}
    >
      <div className="sticky top-0 z-10 rounded-t-soft border-b border-line bg-paper">
        <Toolbar
          controls={control.id}
          names={takesPictures ? TOOLS : WITHOUT_PICTURES}
          isReady={isRich}
          onUse={use}
        />
        {status}
      </div>
      <textarea
        ref={field}
        name={name}
        defaultValue={initial}
        maxLength={maxLength}
        lang={language}
        rows={18}
        spellCheck
        hidden={isRich}
        onInput={() => props.onEdit?.()}
        className={`${CONTROL_CLASS} field-sizing-content min-h-[50vh] resize-y border-0 px-4 py-3.5 font-serif text-[1.125rem] leading-[1.65] aria-invalid:outline-0 focus-visible:-outline-offset-2`}
        {...(isRich ? {} : control)}
      />
      <div ref={host} lang={language} className="text-[1.125rem] wrap-anywhere" />
      {takesPictures ? <PictureDialog handle={dialog} /> : null}
    </div>
  );
}

/** Keeps the form's own field as the text is: soon after each change, and whenever it is asked. */
function keepInForm(field: HTMLTextAreaElement, text: () => string, signal: AbortSignal) {
  let isWaiting = false;
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 50));
  const now = () => {
    isWaiting = false;
    const value = text();
    if (field.value !== value) field.value = value;
  };
  field.form?.addEventListener(
    'formdata',
    (event) => {
      event.formData.set(field.name, text());
    },
    { signal },
  );
  // React empties a form once it is sent; what is typed stays.
  field.form?.addEventListener(
    'reset',
    () => {
      now();
      field.defaultValue = field.value;
    },
    { signal },
  );
  return {
    now,
    soon() {
      if (isWaiting) return;
      isWaiting = true;
      whenIdle(now, { timeout: COPY_TIMEOUT_MS });
    },
  };
}

function handleOf(
  field: { readonly current: HTMLTextAreaElement | null },
  mounted: { readonly current: MountedText | null },
): WritingHandle {
  const plain = () => field.current;
  return {
    text: () => mounted.current?.text() ?? plain()?.value ?? '',
    replace(text) {
      if (mounted.current) return mounted.current.replace(text);
      const element = plain();
      if (element) element.value = text;
    },
    insertBlock(block) {
      if (mounted.current) return mounted.current.insertBlock(block);
      const element = plain();
      if (element) element.value = `${element.value.trimEnd()}\n\n${block}\n`;
    },
    focus() {
      if (mounted.current) mounted.current.focus();
      else plain()?.focus();
    },
    goToLine(line) {
      if (mounted.current) return mounted.current.goToLine(line);
      const element = plain();
      if (!element) return;
      const before = element.value.split('\n').slice(0, line - 1);
      const start = before.reduce((length, text) => length + text.length + 1, 0);
      element.focus();
      element.setSelectionRange(start, start);
    },
    line() {
      const element = plain();
      if (mounted.current || !element) return mounted.current?.line() ?? 1;
      return element.value.slice(0, element.selectionStart).split('\n').length;
    },
  };
}

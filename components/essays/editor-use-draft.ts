'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { readKept, writeKept } from '#components/ui/kept-in-browser.ts';

/** What an author types. */
export const EDITOR_FIELDS = ['title', 'summary', 'source'] as const;

export type EditorField = (typeof EDITOR_FIELDS)[number];

export type EssayFields = Record<EditorField, string>;

export type EssayDraftInBrowser = {
  fields: EssayFields;
  /** Whether the text is one that the browser had kept. */
  restored: boolean;
  form: RefObject<HTMLFormElement | null>;
  type: (name: EditorField, text: string) => void;
  /** Forgets what was kept and starts again with what the page gave. */
  startOver: () => void;
  /** Forgets what was kept, because it is saved; unless more was typed since it was sent. */
  forget: (sent: FormData) => void;
};

type Start = {
  /** Under what the browser keeps it. */
  key: string;
  given: EssayFields;
  /** Whether `given` was just sent by this form and came back: then nothing kept is newer. */
  cameBack: boolean;
};

/** The text of the editor, kept in the browser at every change until it is saved. */
export function useEssayDraft({ key, given, cameBack }: Start): EssayDraftInBrowser {
  const [fields, setFields] = useState(given);
  const [restored, setRestored] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // Once, when the page is taken over: what the form starts with does not change later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const typedEarly = form.current ? fieldsOf(new FormData(form.current)) : given;
    if (!isSame(typedEarly, given)) {
      setFields(typedEarly);
      return writeKept(key, typedEarly);
    }
    const kept = cameBack ? null : readKept(key);
    if (!kept) return;
    const text = { ...given, ...kept };
    if (isSame(text, given)) return writeKept(key, null);
    setFields(text);
    setRestored(true);
  }, []);

  return {
    fields,
    restored,
    form,
    type(name, text) {
      const typed = { ...fields, [name]: text };
      setFields(typed);
      writeKept(key, typed);
    },
    startOver() {
      setFields(given);
      setRestored(false);
      writeKept(key, null);
      form.current?.querySelector('textarea')?.focus();
    },
    forget(sent) {
      setRestored(false);
      const now = form.current ? new FormData(form.current) : sent;
      if (isSame(fieldsOf(now), fieldsOf(sent))) writeKept(key, null);
    },
  };
}

function fieldsOf(typed: FormData): EssayFields {
  // A form sends line ends as CRLF; a field holds them as one.
  const text = (name: EditorField) => String(typed.get(name) ?? '').replaceAll('\r\n', '\n');
  return { title: text('title'), summary: text('summary'), source: text('source') };
}

function isSame(one: EssayFields, other: EssayFields): boolean {
  return EDITOR_FIELDS.every((name) => one[name] === other[name]);
}

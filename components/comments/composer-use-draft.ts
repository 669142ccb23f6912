'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { newId } from '#lib/kernel/ids.ts';
import { readDraft, writeDraft } from './composer-draft.ts';

type Start = {
  /** Under what the browser keeps it. */
  key: string;
  body: string;
  postKey: string;
  /** Whether `body` was just sent by this form and came back: then nothing kept is newer. */
  cameBack: boolean;
};

export type DraftField = {
  body: string;
  postKey: string;
  /** Whether the text is one that the browser had kept. */
  restored: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  type: (body: string) => void;
  /** Forgets what was kept and starts again with what the page gave. */
  startOver: () => void;
  /** Goes on under another key, because something else was published under this one. */
  renew: () => void;
  /** Forgets what was kept, because it is published. */
  forget: () => void;
};

/** The text of a composer, kept in the browser at every change until it is published. */
export function useDraft({ key, body, postKey: givenKey, cameBack }: Start): DraftField {
  // A form sends line ends as CR LF, a textarea holds them as LF.
  const given = body.replaceAll('\r\n', '\n');
  const [text, setText] = useState({ body: given, postKey: givenKey, restored: false });
  const field = useRef<HTMLTextAreaElement>(null);

  // Once, when the page is taken over: what the form starts with does not change later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const typedEarly = field.current?.value ?? given;
    if (typedEarly !== given) {
      setText({ body: typedEarly, postKey: givenKey, restored: false });
      return writeDraft(key, { body: typedEarly, postKey: givenKey });
    }
    const draft = cameBack ? null : readDraft(key);
    if (!draft || draft.body === given) return;
    // A text from the page gives way only to what was typed over that very text.
    if (given !== '' && draft.postKey !== givenKey) return;
    setText({ ...draft, restored: true });
  }, []);

  return {
    ...text,
    field,
    type(body) {
      setText({ ...text, body });
      writeDraft(key, { body, postKey: text.postKey });
    },
    startOver() {
      setText({ body: given, postKey: givenKey, restored: false });
      writeDraft(key, null);
      field.current?.focus();
    },
    renew() {
      const renewed = { body: text.body, postKey: newId() };
      setText({ ...renewed, restored: false });
      writeDraft(key, renewed);
    },
    forget: () => writeDraft(key, null),
  };
}

'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { SECOND } from '#lib/kernel/time.ts';
import type { Conflict, Saved } from '#lib/writing/views.ts';
import { type Autosave, type AutosaveOptions, fieldsOf, startAutosave } from './autosave.ts';
import { isUnsent, keptText, readKeptText } from './kept-text.ts';
import { type SaveStatus, saveStatus } from './save-status.ts';
import { isSame, type TextFields } from './text-fields.ts';
import type { WritingHandle } from './writing-field.tsx';

/** Away for longer than this, somebody may have gone on elsewhere. */
const LOOK_AFTER_MS = 15 * SECOND;

type WritingOptions = {
  /** Under what the browser keeps it now. */
  key: () => string;
  /** What the server has, by the names of the form's fields. */
  server: { fields: TextFields; version: number | null };
  /** The field that WritingField shows. */
  sourceName: string;
  isBlank?: (fields: TextFields) => boolean;
  /** Sends a text by itself. */
  send: AutosaveOptions['send'];
  onSaved?: (saved: Saved) => void;
  /** At each key, and when another text was put in: it must be quick. */
  onEdit?: () => void;
  /** What the form itself was told when it was sent without a script. */
  conflictAtStart?: Conflict | undefined;
};

export type Writing = {
  form: RefObject<HTMLFormElement | null>;
  text: RefObject<WritingHandle | null>;
  status: SaveStatus;
  /** Whether the text is one that the browser had kept. */
  isRestored: boolean;
  /** Whether it was changed elsewhere, and put in here. */
  newer: Conflict | null;
  /** Something was typed; what is typed into the form's own fields is heard of. */
  edited: () => void;
  /** Puts a text into the fields of the form. */
  fill: (fields: TextFields) => void;
  read: () => TextFields;
  /** Goes back to what the server had when the page came. */
  startOver: () => void;
  /** Before the form is sent: waits for what is under way, and puts in the version it goes back to. */
  prepare: (form: FormData) => Promise<void>;
  /** The form is sent, and the page shows what the server has now. */
  leave: (sent: FormData) => void;
  /** The form was refused. */
  refused: (conflict?: Conflict) => void;
  /** A conflict is decided for `fields`. */
  settle: (conflict: Conflict, fields: TextFields) => void;
  autosave: RefObject<Autosave | null>;
};

/**
 * A form whose text is sent by itself while it is written, and kept in the browser until it is there.
 * The fields are the form's own: nothing here renders at a key.
 */
export function useWriting(options: WritingOptions): Writing {
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<WritingHandle>(null);
  const autosave = useRef<Autosave | null>(null);
  const [status] = useState(saveStatus);
  const [isRestored, setIsRestored] = useState(false);
  const [newer, setNewer] = useState<Conflict | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { server, sourceName } = options;
  const names = Object.keys(server.fields);

  const sentIn = (sent: FormData): TextFields =>
    Object.fromEntries(names.map((name) => [name, String(sent.get(name) ?? '')]));
  // Field by field: a FormData of a long text takes longer than a key may.
  const lastRead = useRef(server.fields);
  const read = (): TextFields => {
    const [fields, long] = [form.current, text.current];
    // A page that is going has no fields any more, which is not a text without words.
    if (!fields || !long) return lastRead.current;
    lastRead.current = Object.fromEntries(
      names.map((name) => [name, name === sourceName ? long.text() : valueIn(fields, name)]),
    );
    return lastRead.current;
  };
  const fill = (fields: TextFields) => {
    for (const name of names) {
      const value = fields[name] ?? '';
      if (name === sourceName) text.current?.replace(value);
      else put(form.current, name, value);
    }
    latest.current.onEdit?.();
  };
  const edited = () => {
    autosave.current?.edited();
    latest.current.onEdit?.();
  };

  // Once, when the script takes the page over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const store = keptText(() => latest.current.key());
    const { kept, isTypedEarly } = findText(options.key(), read(), server.fields);
    const { isBlank, conflictAtStart } = options;
    const started = startAutosave({
      read,
      base: kept?.base ?? server.fields,
      version: kept ? kept.version : server.version,
      doubts: kept?.doubts ?? [],
      ...(isBlank ? { isBlank } : {}),
      send: (fields, version, joins) => latest.current.send(fields, version, joins),
      store,
      onState: status.set,
      onSaved: (saved) => latest.current.onSaved?.(saved),
      onNewer(conflict) {
        fill(fieldsOf(conflict, read()));
        setNewer(conflict);
      },
    });
    autosave.current = started;
    if (kept) {
      fill(kept.fields);
      setIsRestored(true);
    } else if (!isTypedEarly) {
      store.forget();
    }
    if (conflictAtStart) started.conflicted(conflictAtStart);
    else if (kept || isTypedEarly) started.edited();
    else if (server.version !== null) {
      status.set({ kind: 'saved' });
      // What was sent while this page was on its way is not on it.
      started.look();
    }
    const ends = watchPage(started, form.current, (name) => {
      if (names.includes(name)) edited();
    });
    return () => {
      ends();
      started.stop();
      autosave.current = null;
    };
  }, []);

  // While the fields are still there: they are gone when other effects end.
  useLayoutEffect(() => () => autosave.current?.stop(), []);

  // The form was sent by itself, and the page came anew under it.
  const [shown, setShown] = useState(server);
  const isAnew = shown.version !== server.version || !isSame(shown.fields, server.fields);
  if (isAnew) setShown(server);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when what the server has comes anew
  useEffect(() => {
    const running = autosave.current;
    if (!running || server.version === null) return;
    if (running.version() !== server.version) running.adopt(server.fields, server.version);
    running.resume();
  }, [shown]);

  return {
    form,
    text,
    status,
    isRestored,
    newer,
    edited,
    fill,
    read,
    startOver() {
      setIsRestored(false);
      fill(server.fields);
      autosave.current?.edited();
      text.current?.focus();
    },
    async prepare(sent) {
      await autosave.current?.pause();
      const version = autosave.current?.version() ?? null;
      if (version !== null) sent.set('version', String(version));
      autosave.current?.sending(sentIn(sent));
    },
    leave(sent) {
      setIsRestored(false);
      setNewer(null);
      if (isSame(read(), sentIn(sent))) keptText(latest.current.key).forget();
      autosave.current?.resume();
    },
    refused(conflict) {
      if (conflict) autosave.current?.conflicted(conflict);
      autosave.current?.resume();
    },
    settle(conflict, fields) {
      fill(fields);
      autosave.current?.settle(conflict.version, fieldsOf(conflict, fields));
      text.current?.focus();
    },
    autosave,
  };
}

/** The text to go on with: what was typed before the script ran, else what the browser had kept. */
function findText(key: string, typed: TextFields, server: TextFields) {
  const isTypedEarly = !isSame(typed, server);
  const found = isTypedEarly ? null : readKeptText(key);
  return { isTypedEarly, kept: found && isUnsent(found, server) ? found : null };
}

function valueIn(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field && 'value' in field ? String(field.value) : '';
}

function put(form: HTMLFormElement | null, name: string, value: string): void {
  const field = form?.elements.namedItem(name);
  if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  ) {
    field.value = value;
    // Whoever shows something about the field hears of it.
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** The page is left, hidden or shown again, and the connection is back. */
function watchPage(
  autosave: Autosave,
  form: HTMLFormElement | null,
  onEdit: (name: string) => void,
): () => void {
  let hiddenAt: number | null = null;
  const onHide = () => autosave.keepNow();
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      autosave.keepNow();
      void autosave.flush();
    } else {
      if (hiddenAt !== null && Date.now() - hiddenAt > LOOK_AFTER_MS) autosave.look();
      hiddenAt = null;
    }
  };
  // React empties a form once it is sent; what is typed stays.
  const onReset = (event: Event) => event.preventDefault();
  window.addEventListener('pagehide', onHide);
  window.addEventListener('online', autosave.online);
  document.addEventListener('visibilitychange', onVisibility);
  form?.addEventListener('reset', onReset);
  // Not by React, which would look at the whole form at each key.
  const onInput = ({ target }: Event) => {
    if (target instanceof Element) onEdit(target.getAttribute('name') ?? '');
  };
  form?.addEventListener('input', onInput);
  form?.addEventListener('change', onInput);
  return () => {
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('online', autosave.online);
    document.removeEventListener('visibilitychange', onVisibility);
    form?.removeEventListener('reset', onReset);
    form?.removeEventListener('input', onInput);
    form?.removeEventListener('change', onInput);
  };
}

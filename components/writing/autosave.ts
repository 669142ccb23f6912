import type { ActionState } from '#lib/kernel/action-state.ts';
import { SECOND } from '#lib/kernel/time.ts';
import type { AutosaveAnswer, Conflict, Saved } from '#lib/writing/views.ts';
import { fingerprint, isSame, type TextFields } from './text-fields.ts';

/**
 * From the first key that is not sent yet to the sending of it: with the way there, it is on the
 * server two seconds after it was typed, however long the typing goes on.
 */
export const SEND_AFTER_MS = SECOND;

/** What takes longer than this is as good as no connection. */
export const PATIENCE_MS = 8 * SECOND;

/**
 * A long text is kept in the browser a little after the key, so that keeping it takes a fiftieth of
 * the time at most (measured: 2 ms for 20,000 words, so every tenth of a second).
 */
const KEEP_REST = 50;
const LONGEST_KEEP_REST_MS = SECOND / 2;

const FIRST_RETRY_MS = SECOND;
const LONGEST_RETRY_MS = 30 * SECOND;

/** Texts that were sent without an answer and may have arrived. More than these are not waited for. */
const MOST_DOUBTS = 30;

/** Refusals that go by themselves: those are tried again. */
const PASSING = new Set(['broken', 'too-often', 'unreachable']);

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'conflict'; conflict: Conflict; base: TextFields };

/** What the browser keeps of a text that the server does not have yet. */
export type Kept = {
  fields: TextFields;
  /** The version it goes back to; null for a text that is not begun on the server. */
  version: number | null;
  base: TextFields;
  doubts: string[];
};

export type AutosaveStore = {
  keep(kept: Kept): void;
  forget(): void;
};

export type AutosaveOptions = {
  /** The text as it stands now. Asked for when it is sent or kept, not at each key. */
  read: () => TextFields;
  /** The text that the server has. */
  base: TextFields;
  /** Null for a text that is not begun there; a blank one is not. */
  version: number | null;
  isBlank?: (fields: TextFields) => boolean;
  doubts?: string[];
  /**
   * Sends the text; throws when the site cannot be reached. `joins`: it takes the place of a version
   * that went apart from it, and is one to remember.
   */
  send: (
    fields: TextFields,
    version: number | null,
    joins: boolean,
  ) => Promise<ActionState<AutosaveAnswer>>;
  store: AutosaveStore;
  onState: (state: SaveState) => void;
  onSaved?: (saved: Saved) => void;
  /** Nothing was typed here, and the text was changed elsewhere: it is to be put in. */
  onNewer: (conflict: Conflict) => void;
};

export type Autosave = {
  /** Something was typed. */
  edited(): void;
  /** Sends what is not sent yet, and gives whether the server has everything then. */
  flush(): Promise<boolean>;
  /** Asks whether the text was changed elsewhere, if nothing is under way. */
  look(): void;
  /** The connection is back. */
  online(): void;
  /** The form itself was told that the text was changed elsewhere. */
  conflicted(conflict: Conflict): void;
  /** The form itself sends `fields`: they are known again when the server has them. */
  sending(fields: TextFields): void;
  /** The server has `fields` as `version` now; nothing happens unless they were sent from here. */
  adopt(fields: TextFields, version: number): void;
  /** A conflict is decided: what the fields hold now takes the place of that version. */
  settle(version: number, base: TextFields): void;
  /** Keeps in the browser what is typed: the page goes away. */
  keepNow(): void;
  /** The form itself goes under way: nothing is sent beside it from when this is done. */
  pause(): Promise<void>;
  resume(): void;
  version(): number | null;
  stop(): void;
};

/**
 * Sends a text that is being written to the server by itself, one request at a time, and keeps in
 * the browser what is not there yet. Knows nothing of the page.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const { read, send, store, onState, onSaved, onNewer, isBlank } = options;
  let { base, version } = options;
  let doubts = options.doubts ?? [];
  let isDirty = false;
  /** When the first key was typed that is not sent yet. */
  let dirtySince = 0;
  let isStopped = false;
  let isPaused = false;
  let isInConflict = false;
  let isJoining = false;
  let failures = 0;
  let underWay: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let keeping: ReturnType<typeof setTimeout> | null = null;
  let keepRest = 0;

  const keepNow = () => {
    if (keeping !== null) clearTimeout(keeping);
    keeping = null;
    if (!isDirty || isStopped) return;
    const startedAt = performance.now();
    store.keep({ fields: read(), version, base, doubts });
    const took = performance.now() - startedAt;
    keepRest = Math.min(took * KEEP_REST, LONGEST_KEEP_REST_MS);
  };
  const plan = (delay: number) => {
    if (isStopped || isPaused || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      if (underWay === null) start();
    }, delay);
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const start = () => {
    if (isStopped || isPaused || isInConflict) return;
    underWay = sendOnce().finally(() => {
      underWay = null;
    });
  };

  async function sendOnce(): Promise<void> {
    const sent = read();
    isDirty = false;
    if (version === null && isBlank?.(sent)) {
      store.forget();
      onState({ kind: 'saved' });
      return;
    }
    doubts = [...doubts, fingerprint(sent)].slice(-MOST_DOUBTS);
    store.keep({ fields: sent, version, base, doubts });
    const patience = setTimeout(() => onState({ kind: 'offline' }), PATIENCE_MS);
    let answer: ActionState<AutosaveAnswer>;
    try {
      answer = await send(sent, version, isJoining);
    } catch {
      answer = { status: 'problem', code: 'unreachable' };
    } finally {
      clearTimeout(patience);
    }
    if (isStopped) return;
    if (answer.data?.outcome === 'saved') taken(sent, answer.data);
    else if (answer.data?.outcome === 'conflict') refusedAsOld(sent, answer.data);
    else failed(answer);
  }

  function taken(sent: TextFields, saved: Saved): void {
    isJoining = false;
    goesBackTo(sent, saved.version);
    onSaved?.(saved);
    if (!isDirty) return;
    keepNow();
    // What was typed while the answer was on its way has waited already.
    plan(Math.max(0, SEND_AFTER_MS - (performance.now() - dirtySince)));
  }

  /** The server has `fields` as `newVersion`. What was typed since is still to be sent. */
  function goesBackTo(fields: TextFields, newVersion: number): void {
    failures = 0;
    doubts = [];
    base = fields;
    version = newVersion;
    if (isDirty) return;
    store.forget();
    onState({ kind: 'saved' });
  }

  function refusedAsOld(sent: TextFields, conflict: Conflict): void {
    const theirs = fieldsOf(conflict, sent);
    const isAll = isSame(theirs, sent);
    if (isAll || doubts.includes(fingerprint(theirs))) {
      // It was ours: it arrived, and its answer did not.
      isDirty ||= !isAll;
      goesBackTo(theirs, conflict.version);
      if (isDirty) plan(0);
    } else if (isSame(sent, base) && !isDirty) {
      goesBackTo(theirs, conflict.version);
      onNewer(conflict);
    } else {
      stopAt(conflict);
    }
  }

  function stopAt(conflict: Conflict): void {
    failures = 0;
    isInConflict = true;
    isDirty = true;
    cancel();
    keepNow();
    onState({ kind: 'conflict', conflict, base });
  }

  function failed({ code = 'unreachable', message = '' }: ActionState<AutosaveAnswer>): void {
    isDirty = true;
    keepNow();
    onState(code === 'unreachable' ? { kind: 'offline' } : { kind: 'refused', code, message });
    failures += 1;
    if (PASSING.has(code)) plan(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
  }

  return {
    edited() {
      if (!isDirty) dirtySince = performance.now();
      isDirty = true;
      // When the key is shown, which waits for nothing.
      keeping ??= setTimeout(keepNow, keepRest);
      if (isInConflict) return;
      if (failures === 0) onState({ kind: 'saving' });
      plan(SEND_AFTER_MS);
    },
    async flush() {
      while (underWay) await underWay;
      if (isInConflict || isStopped) return false;
      if (!isDirty) return true;
      cancel();
      start();
      while (underWay) await underWay;
      return !isDirty && !isInConflict;
    },
    look() {
      if (underWay || timer || isInConflict || version === null) return;
      start();
    },
    online() {
      if (!isDirty || isInConflict) return;
      cancel();
      if (underWay === null) plan(0);
    },
    conflicted: stopAt,
    sending(fields) {
      doubts = [...doubts, fingerprint(fields)].slice(-MOST_DOUBTS);
    },
    adopt(fields, newVersion) {
      if (!doubts.includes(fingerprint(fields)) && !isSame(fields, base)) return;
      isDirty = !isSame(read(), fields);
      goesBackTo(fields, newVersion);
      if (isDirty) plan(SEND_AFTER_MS);
    },
    settle(newVersion, newBase) {
      isInConflict = false;
      isJoining = true;
      version = newVersion;
      base = newBase;
      doubts = [];
      isDirty = true;
      keepNow();
      onState({ kind: 'saving' });
      plan(0);
    },
    keepNow,
    async pause() {
      isPaused = true;
      cancel();
      keepNow();
      while (underWay) await underWay;
      cancel();
    },
    resume() {
      isPaused = false;
      if (isDirty) plan(SEND_AFTER_MS);
    },
    version: () => version,
    stop() {
      if (isStopped) return;
      keepNow();
      isStopped = true;
      cancel();
    },
  };
}

/** What is kept on the server meanwhile, in the fields of the form. */
export function fieldsOf({ theirs }: Conflict, sent: TextFields): TextFields {
  const all: TextFields = {
    title: theirs.title,
    summary: theirs.summary,
    source: theirs.source,
    language: theirs.language,
    coverId: theirs.coverId ?? '',
    coverAlt: theirs.coverAlt,
    answers: isNamed(theirs.answers, sent.answers)
      ? (sent.answers ?? '')
      : (theirs.answers?.title ?? ''),
  };
  // A text of another kind has fewer fields.
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in sent));
}

/** Whether words typed as what an essay answers, its address or its title, mean that one. */
function isNamed(essay: Conflict['theirs']['answers'], typed = ''): boolean {
  if (!essay) return typed.trim() === '';
  return typed.trim() === essay.title || typed.trim().replace(/^.*\/essays\//, '') === essay.slug;
}

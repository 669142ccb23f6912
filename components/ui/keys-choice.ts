import { useSyncExternalStore } from 'react';

const OFF = 'off';

/** Whether single keys are switched on, kept in the browser (WCAG 2.1.4). */
export type KeysChoice = {
  /** Whether they are; `beforeScript` is what the page says until a script runs it. */
  useIsOn: (beforeScript: boolean) => boolean;
  choose: (on: boolean) => void;
};

/** A choice about some keys, kept under a name; nothing kept means on. */
export function keysChoice(name: string): KeysChoice {
  const listeners = new Set<() => void>();
  /** For a browser that keeps nothing the choice holds for this page. */
  let chosen: boolean | null = null;

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  }

  function isOn(): boolean {
    try {
      return localStorage.getItem(name) !== OFF && chosen !== false;
    } catch {
      return chosen !== false;
    }
  }

  function choose(on: boolean): void {
    chosen = on;
    try {
      if (on) localStorage.removeItem(name);
      else localStorage.setItem(name, OFF);
    } catch {
      // See `chosen`.
    }
    for (const listener of listeners) listener();
  }

  return {
    useIsOn: (beforeScript) => useSyncExternalStore(subscribe, isOn, () => beforeScript),
    choose,
  };
}

/** Whether a key was pressed with nothing held down that gives it another meaning. */
export function isPlainKey(event: KeyboardEvent): boolean {
  const held = event.metaKey || event.ctrlKey || event.altKey;
  return !held && !event.isComposing && !event.defaultPrevented;
}

const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox]';

/** A letter belongs to the field it is typed into; a list of choices searches by it. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest(TYPED_INTO) !== null)
  );
}

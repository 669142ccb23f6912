import type { SaveState } from './autosave.ts';

/** Whether a text is saved, for those who show it: the form itself does not render anew for it. */
export type SaveStatus = {
  get(): SaveState | null;
  set(state: SaveState): void;
  subscribe(onChange: () => void): () => void;
};

/** Starts with nothing to say. */
export function saveStatus(): SaveStatus {
  let state: SaveState | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      // Said at each key.
      if (next.kind === 'saving' && state?.kind === 'saving') return;
      state = next;
      for (const tell of listeners) tell();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

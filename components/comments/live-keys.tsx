'use client';

import { useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** Where the browser keeps that the keys are switched off; nothing there means on. */
const KEY = 'off-call-new-keys';
const OFF = 'off';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** For a browser that keeps nothing the choice holds for this page. */
let chosen: boolean | null = null;

function areOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== OFF && chosen !== false;
  } catch {
    return chosen !== false;
  }
}

function choose(on: boolean): void {
  chosen = on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // See `chosen`.
  }
  for (const listener of listeners) listener();
}

/** Calls `step` for the keys n and p, unless they are switched off or meant for something else. */
export function useNewKeys(step: (to: 'next' | 'previous') => void): void {
  const on = useSyncExternalStore(subscribe, areOn, () => false);
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'n' && event.key !== 'p') return;
      const held = event.metaKey || event.ctrlKey || event.altKey || event.shiftKey;
      if (held || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(event.key === 'n' ? 'next' : 'previous');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
}

/** A letter belongs to the field it is typed into; a list of choices searches by it. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role=textbox]') !== null)
  );
}

/** Says which keys there are and switches them off (WCAG 2.1.4). Lies over the page when it is open. */
export function KeysSwitch() {
  const on = useSyncExternalStore(subscribe, areOn, () => true);
  const id = useId();
  return (
    <details
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary className="flex min-h-7 items-center px-1 text-small text-soft underline">
        Keys
      </summary>
      {/* Takes the focus of a click on its words, which would be lost otherwise and fold this. */}
      <div
        tabIndex={-1}
        className="absolute right-0 z-10 w-64 max-w-[calc(100vw-2rem)] border border-edge bg-paper px-4 py-3 text-meta"
      >
        <p id={id}>
          <Key>n</Key> leads to the next new comment, <Key>p</Key> to the one before.
        </p>
        <label className="mt-2 flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => choose(event.target.checked)}
            aria-describedby={id}
            className="size-4"
          />
          Use these keys
        </label>
      </div>
    </details>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded-soft border border-edge px-1.5 font-mono text-small">{children}</kbd>
  );
}

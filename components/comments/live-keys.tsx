'use client';

import { useEffect, useId, useRef } from 'react';
import { Key } from '#components/ui/key.tsx';
import { isPlainKey, isTyping, keysChoice } from '#components/ui/keys-choice.ts';

const { useIsOn, choose } = keysChoice('off-call-new-keys');

/** Calls `step` for the keys n and p, unless they are switched off or meant for something else. */
export function useNewKeys(step: (to: 'next' | 'previous') => void): void {
  const on = useIsOn(false);
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'n' && event.key !== 'p') return;
      if (event.shiftKey || !isPlainKey(event) || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(event.key === 'n' ? 'next' : 'previous');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
}

/** Says which keys there are and switches them off (WCAG 2.1.4). Lies over the page when it is open. */
export function KeysSwitch() {
  const on = useIsOn(true);
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

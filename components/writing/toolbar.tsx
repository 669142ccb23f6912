'use client';

import { type KeyboardEvent, useState } from 'react';
import { ToolIcon } from './icons.tsx';
import { keysForAria, keysInWords, type ToolName, tools } from './tools.ts';
import { useIsMac } from './use-is-mac.ts';

type ToolbarProps = {
  /** The id of the field that the tools work on. */
  controls: string;
  names: readonly ToolName[];
  /** False until the field can be worked on by tools. */
  isReady: boolean;
  onUse: (name: ToolName) => void;
};

/**
 * The tools above a text. One stop of the tab key; arrows, Home and End go through it (ARIA
 * Authoring Practices, toolbar).
 */
export function Toolbar({ controls, names, isReady, onUse }: ToolbarProps) {
  const [current, setCurrent] = useState(0);
  const isMac = useIsMac();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const last = names.length - 1;
    const to = {
      ArrowRight: current === last ? 0 : current + 1,
      ArrowLeft: current === 0 ? last : current - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    event.currentTarget.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      data-needs-script
      onKeyDown={move}
      className="flex px-1 py-1"
    >
      {names.map((name, index) => {
        const { label, keys } = tools[name];
        return (
          <button
            key={name}
            type="button"
            tabIndex={index === current ? 0 : -1}
            aria-label={label}
            aria-keyshortcuts={keysForAria(keys, isMac)}
            aria-disabled={!isReady || undefined}
            title={`${label} (${keysInWords(keys, isMac)})`}
            onFocus={() => setCurrent(index)}
            // The text keeps its cursor, and a phone its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (isReady) onUse(name);
            }}
            className="inline-flex h-10 max-w-10 grow basis-0 items-center justify-center rounded-soft text-soft hover:bg-sunken hover:text-ink focus-visible:-outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60"
          >
            <ToolIcon name={name} />
          </button>
        );
      })}
    </div>
  );
}

'use client';

import { useSyncExternalStore } from 'react';
import { THEME_KEY, type Theme, themeOf } from './theme.ts';

const CHOICES: { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // The same choice made in another tab.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(): Theme {
  try {
    return themeOf(localStorage.getItem(THEME_KEY));
  } catch {
    return themeOf(document.documentElement.dataset.theme ?? null);
  }
}

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
  for (const listener of listeners) listener();
}

/** Light, dark, or as the reader's device says; kept in the browser only. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore<Theme>(subscribe, read, () => 'system');
  return (
    <fieldset
      data-needs-script
      className="flex flex-wrap items-center gap-x-3 text-small sm:gap-x-4 sm:text-meta"
    >
      <legend className="float-left mr-2 sm:mr-4">Colours</legend>
      {CHOICES.map((choice) => (
        <label
          key={choice.theme}
          className="flex min-h-11 cursor-pointer items-center gap-1.5 has-checked:text-ink"
        >
          <input
            type="radio"
            name="theme"
            value={choice.theme}
            checked={theme === choice.theme}
            onChange={() => choose(choice.theme)}
            className="size-4"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

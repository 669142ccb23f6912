/** Where the browser keeps the choice; nothing there means "as the system". */
export const THEME_KEY = 'off-call-theme';

export type Theme = 'system' | 'light' | 'dark';

/** What is kept as a theme; anything unknown counts as "as the system". */
export function themeOf(kept: string | null): Theme {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** What the toolbar of a text does, in its order. */
export const TOOLS = [
  'bold',
  'italic',
  'link',
  'heading',
  'quotation',
  'bullets',
  'numbers',
  'footnote',
  'table',
  'picture',
] as const;

export type ToolName = (typeof TOOLS)[number];

type Tool = {
  label: string;
  /** The keys in CodeMirror's writing: `Mod` is Ctrl, and Command on a Mac. */
  keys: string;
};

/**
 * The keys are those of the word processors that authors come from (Google Docs: Ctrl+B, I, K,
 * Shift+7 to 9, Alt+2, Alt+F); a table and a picture have none there.
 */
export const tools: Record<ToolName, Tool> = {
  bold: { label: 'Bold', keys: 'Mod-b' },
  italic: { label: 'Italic', keys: 'Mod-i' },
  link: { label: 'Link', keys: 'Mod-k' },
  heading: { label: 'Heading', keys: 'Mod-Alt-2' },
  quotation: { label: 'Quotation', keys: 'Mod-Shift-9' },
  bullets: { label: 'List', keys: 'Mod-Shift-8' },
  numbers: { label: 'Numbered list', keys: 'Mod-Shift-7' },
  footnote: { label: 'Footnote', keys: 'Mod-Alt-f' },
  table: { label: 'Table', keys: 'Mod-Alt-t' },
  picture: { label: 'Picture', keys: 'Mod-Alt-p' },
};

const ON_A_MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const ELSEWHERE: Record<string, string> = { Mod: 'Ctrl' };

/** Keys as a person reads them: "Ctrl+Shift+9", on a Mac "⌘⇧9". */
export function keysInWords(keys: string, isMac: boolean): string {
  const names = isMac ? ON_A_MAC : ELSEWHERE;
  const parts = keys.split('-').map((part) => names[part] ?? part.toUpperCase());
  return isMac ? parts.join('') : parts.map(asWritten).join('+');
}

/** Keys as `aria-keyshortcuts` wants them: "Control+Shift+9". */
export function keysForAria(keys: string, isMac: boolean): string {
  return keys
    .split('-')
    .join('+')
    .replace('Mod', isMac ? 'Meta' : 'Control')
    .replace(/[a-z]$/, upper);
}

const asWritten = (part: string) =>
  part.length > 1 ? part.charAt(0) + part.slice(1).toLowerCase() : part;

const upper = (letter: string) => letter.toUpperCase();

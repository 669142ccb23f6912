import { IMPORT_NAME_MAX } from './imported.ts';

// Marks that reorder or hide text: a name could pose as another one. The two joiners (U+200C,
// U+200D) stay, because scripts and emoji need them.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

// PostgreSQL can't store NUL, and nothing shows the others; tab and line feed are text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const BODY_CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** How long a text is for a person: Unicode characters, not the units of a JavaScript string. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** One line of clean text, for a title or a name: no control or direction marks, single spaces. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** A name that fits above a comment: a clean line of at most IMPORT_NAME_MAX characters. */
export function cleanName(text: string): string {
  // The slice first: a name of megabytes should not be walked character by character.
  const line = cleanLine(text.slice(0, IMPORT_NAME_MAX * 8));
  return [...line].slice(0, IMPORT_NAME_MAX).join('').trimEnd();
}

/**
 * Text of several lines, fit to be stored: \n for every line end, no control characters, no half
 * characters. `removed` counts what was taken out or replaced.
 */
export function cleanBody(text: string): { text: string; removed: number } {
  let removed = 0;
  const lines = text.replace(/\r\n?/g, '\n').replace(BODY_CONTROLS, () => {
    removed += 1;
    return '';
  });
  if (lines.isWellFormed()) return { text: lines, removed };
  return { text: lines.toWellFormed(), removed: removed + 1 };
}

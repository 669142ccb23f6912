import { TITLE_MAX } from '../rules.ts';

const BEGINNING = 'Copy of ';

/** What a copy of an essay is called at first: "Copy of …", cut where a title has to end. */
export function copyTitle(title: string): string {
  const whole = `${BEGINNING}${title || 'an untitled essay'}`;
  if (whole.length <= TITLE_MAX) return whole;
  // No half of a character, and room for the dots.
  return `${whole
    .slice(0, TITLE_MAX - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`;
}

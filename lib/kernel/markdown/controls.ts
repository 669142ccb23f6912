/** What stands where a character was that could mislead. */
const REPLACEMENT = '\uFFFD';

/**
 * Control characters that have no look of their own, half characters, and carriage returns. Tab and
 * line feed stay. XML, and with it our feeds, forbids them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const CONTROLS = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFE\uFFFF]/g;

/**
 * Embeddings, overrides and their end: they let a text be shown in another order than it is stored
 * ("Trojan Source", CVE-2021-42574; `\u202Etxt.exe`). Unicode discourages them; isolates do what
 * right-to-left writers need.
 */
const OVERRIDES = /[\u202A-\u202E]/g;

const ISOLATES = /[\u2066-\u2069]/g;
const CLOSE_ISOLATE = '\u2069';

/**
 * A text with every character that could make it look like another one replaced by U+FFFD, so that
 * a reader sees that something was there: control characters, directional overrides, and isolates
 * without a partner. Paired isolates on one line stay, because phones put them around names. Marks
 * (U+200E, U+200F), joiners and accents stay: languages need them.
 */
export function showControls(text: string): string {
  const shown = replaceControls(text);
  return shown.search(ISOLATES) >= 0 ? shown.split('\n').map(keepPairs).join('\n') : shown;
}

/** The same for code, where order is meaning: there every isolate is shown. */
export function showControlsInCode(text: string): string {
  return replaceControls(text).replace(ISOLATES, REPLACEMENT);
}

function replaceControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, REPLACEMENT)
    .replace(OVERRIDES, REPLACEMENT);
}

function keepPairs(line: string): string {
  const openers: number[] = [];
  const lonely = new Set<number>();
  for (const { 0: character, index } of line.matchAll(ISOLATES)) {
    if (character !== CLOSE_ISOLATE) openers.push(index);
    else if (openers.pop() === undefined) lonely.add(index);
  }
  for (const index of openers) lonely.add(index);
  return line.replace(ISOLATES, (character, index: number) =>
    lonely.has(index) ? REPLACEMENT : character,
  );
}

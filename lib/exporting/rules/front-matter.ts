/** What has no place in a quoted text of YAML 1.2 as it is, or would be seen by nobody. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u0085\ufeff\ufffe\uffff]/gu;

/** Everything below this is four hexadecimal digits. */
const BEYOND_FOUR = 0x1_0000;
const [FOUR, EIGHT] = [4, 8];

/**
 * A text with its settings above it, between two lines of three hyphens. Each setting is a quoted
 * text of YAML on a line of its own; what is null or empty is left out. The text begins behind the
 * second line of hyphens and is as it was written.
 */
export function withFrontMatter(
  settings: Readonly<Record<string, string | number | null>>,
  source: string,
): string {
  const lines = Object.entries(settings)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${quoted(String(value))}\n`);
  return `---\n${lines.join('')}---\n${source}`;
}

function quoted(value: string): string {
  const plain = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${plain.replaceAll(UNSEEN, escaped)}"`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < BEYOND_FOUR
    ? `\\u${code.toString(16).padStart(FOUR, '0')}`
    : `\\U${code.toString(16).padStart(EIGHT, '0')}`;
}

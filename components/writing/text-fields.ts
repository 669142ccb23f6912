/** A text as a form holds it: what stands in its fields, by name. */
export type TextFields = Record<string, string>;

/** Fields of which the server keeps the words in one line. */
const LINES = new Set(['title', 'summary', 'coverAlt', 'answers']);

/** A field as the server keeps it (lib/essays/input.ts). */
export function asKept(name: string, value: string): string {
  if (LINES.has(name)) return value.replace(/\s+/g, ' ').trim();
  return value.replace(/\r\n?/g, '\n').replaceAll('\0', '');
}

/** Whether two texts are the same once the server has them. */
export function isSame(one: TextFields, other: TextFields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every(
    (name) => asKept(name, one[name] ?? '') === asKept(name, other[name] ?? ''),
  );
}

/**
 * A short mark of a text, by which one that was sent is known again. Without what it answers: that
 * is typed as an address and comes back as a title.
 */
export function fingerprint(fields: TextFields): string {
  const names = Object.keys(fields).filter((name) => name !== 'answers');
  return hashOf(
    names
      .sort()
      .map((name) => `${name}\n${asKept(name, fields[name] ?? '')}`)
      .join('\0'),
  );
}

/** 53 bits of a text (cyrb53 by bryc, public domain): no two of a day's texts share them. */
function hashOf(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}

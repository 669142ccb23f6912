/** What stands in a line with the words around it; any other element begins a new one. */
const INLINE = new Set(['a', 'em', 'strong', 'del', 'code', 'span', 'b', 'i', 's', 'sup', 'sub']);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * The words of a comment's HTML as a person reads them, a line for each block, and below them the
 * addresses its links lead to. Takes our own sanitised HTML; takes time in proportion to its length.
 */
export function readableText(html: string): string {
  const text: string[] = [];
  const addresses: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    if (tag === -1) break;
    text.push(html.slice(at, tag));
    const end = endOfTag(html, tag);
    const inside = html.slice(tag + 1, end);
    const name = /^\/?([a-z0-9]*)/.exec(inside)?.[1] ?? '';
    if (!INLINE.has(name)) text.push('\n');
    const address = / href="([^"]*)"/.exec(inside)?.[1];
    if (address) addresses.push(readable(address));
    at = end + 1;
  }
  text.push(html.slice(at));
  return [withCharacters(text.join('')).trim(), ...addresses].join('\n');
}

/** Where a tag ends: at the first `>` that stands in no value. */
function endOfTag(html: string, start: number): number {
  let inValue = false;
  for (let at = start; at < html.length; at += 1) {
    const character = html[at];
    if (character === '"') inValue = !inValue;
    if (character === '>' && !inValue) return at;
  }
  return html.length;
}

function withCharacters(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex, decimal, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function readable(address: string): string {
  const written = withCharacters(address);
  try {
    return decodeURI(written);
  } catch {
    return written;
  }
}

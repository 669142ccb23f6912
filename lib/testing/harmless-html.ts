import type { Element, Nodes } from 'hast';
import { parseHtml } from '#lib/kernel/markdown/html-comparison.ts';

/**
 * What may come out, written down a second time and not taken from the schema, so that a hole in
 * the schema shows. An attribute with a pattern must match it whole.
 */
export const HARMLESS: Record<string, Record<string, RegExp>> = {
  a: {
    href: /.*/s,
    title: /.*/s,
    rel: /nofollow,ugc,noopener|noopener/,
    id: /note-.*/,
    ariaDescribedBy: /note-.*label/,
    ariaLabel: /Back to reference [\d-]+/,
    dataFootnoteRef: /true|/,
    dataFootnoteBackref: /true|/,
  },
  ...Object.fromEntries(
    'blockquote br del em hr strong sup table tbody thead tr'.split(' ').map((name) => [name, {}]),
  ),
  p: { id: /note-.*-label/ },
  code: { className: /language-[^\s<>"'=;:()/]+/ },
  pre: { tabIndex: /0/ },
  ul: { className: /contains-task-list/ },
  ol: { start: /\d+/ },
  li: { className: /task-list-item/, id: /note-.*/ },
  input: { type: /checkbox/, disabled: /true/, checked: /true/, ariaLabel: /Done|Not done/ },
  td: { align: /left|center|right/ },
  th: { align: /left|center|right/ },
  div: { className: /table-scroll/, tabIndex: /0/, role: /group/, ariaLabel: /Table/ },
  section: { className: /footnotes/, dataFootnotes: /true|/ },
};
/** The same for essays, which have headings. */
export const HARMLESS_IN_ESSAYS: typeof HARMLESS = {
  ...HARMLESS,
  figure: {},
  figcaption: {},
  img: {
    src: /\/images\/[0-9a-f-]{36}\/\d+\.webp/,
    srcSet: /(?:(?:, )?\/images\/[0-9a-f-]{36}\/\d+\.webp \d+w)+/,
    sizes: /\(min-width: 42rem\) 39rem, calc\(100vw - 2\.5rem\)/,
    alt: /.*/s,
    title: /.*/s,
    width: /\d+/,
    height: /\d+/,
    loading: /lazy/,
    decoding: /async/,
  },
  h2: { id: /(?:section|note)-.*/ },
  ...Object.fromEntries(['h3', 'h4', 'h5', 'h6'].map((name) => [name, { id: /section-.*/ }])),
};

/** What is wrong with HTML as a browser reads it; an empty list if nothing. */
export function faultsOf(html: string, harmless: typeof HARMLESS): string[] {
  const look = (node: Nodes): string[] => {
    if (node.type === 'text') return [];
    const own = node.type === 'element' ? faultsOfElement(node, harmless) : [];
    if ('children' in node) return [...own, ...node.children.flatMap(look)];
    return [node.type];
  };
  return look(parseHtml(html));
}

function faultsOfElement({ tagName, properties }: Element, harmless: typeof HARMLESS): string[] {
  const attributes = harmless[tagName];
  if (!attributes) return [`<${tagName}>`];
  const faults = Object.entries(properties)
    .filter(([name, value]) => attributes[name]?.exec(String(value))?.[0] !== String(value))
    .map(([name, value]) => `<${tagName} ${name}="${value}">`);
  if ('href' in properties && !isHarmlessAddress(String(properties.href))) {
    faults.push(`href="${properties.href}"`);
  }
  return faults;
}

/** What a browser makes of the address on a page of ours. */
function isHarmlessAddress(href: string): boolean {
  const url = URL.parse(href, 'https://off-call.example/essays/x');
  return url === null || ['http:', 'https:', 'mailto:'].includes(url.protocol);
}

import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const reader = unified().use(rehypeParse, { fragment: true }).freeze();

/** Elements between which white space says nothing. */
const BLOCKS = new Set(
  'p blockquote pre ul ol li hr table thead tbody tr th td div section h1 h2 h3 h4 h5 h6 h'.split(
    ' ',
  ),
);

/** What our decisions make of the HTML that a specification expects, for tests to compare with. */
export type Decisions = { headings: 'flattened' | 'levelled'; schemes: readonly string[] };

/** Parses HTML as a browser would, for a test to look at. */
export function parseHtml(html: string): Root {
  return reader.parse(html);
}

/**
 * HTML as a text to compare: parsed, with what we decided otherwise than the specification taken to
 * one form, so that only differences that no decision explains are left. For tests.
 */
export function comparable(html: string, decisions: Decisions): string {
  const nodes = parseHtml(html).children.flatMap((node) => decide(node, decisions, false));
  return write(nodes, false);
}

function decide(node: RootContent, decisions: Decisions, inLink: boolean): ElementContent[] {
  if (node.type === 'text' || node.type === 'comment') return [node];
  if (node.type !== 'element') return [];
  if (node.tagName === 'img') return decidePicture(node, decisions, inLink);
  const isLink = node.tagName === 'a';
  const children = node.children.flatMap((child) => decide(child, decisions, inLink || isLink));
  if (isLink && !leadsSomewhere(node.properties.href, decisions)) return children;
  if (node.properties.className?.toString() === 'table-scroll') return children;
  if (isLink) node.properties.href = lowerScheme(String(node.properties.href));
  const { rel: _rel, tabIndex: _tab, ariaLabel: _label, ...properties } = node.properties;
  if (/task-list/.test(String(properties.className))) delete properties.className;
  if (!/^h[1-6]$/.test(node.tagName)) return [{ ...node, properties, children }];
  if (decisions.headings === 'levelled') return [element('h', {}, children)];
  return [element('p', {}, [element('strong', {}, children)])];
}

function decidePicture(node: Element, decisions: Decisions, inLink: boolean): ElementContent[] {
  const { src, alt, title } = node.properties;
  const words: ElementContent = { type: 'text', value: String(alt ?? '').trim() || String(src) };
  if (inLink || !leadsSomewhere(src, decisions)) return [words];
  return [element('a', title ? { href: src, title } : { href: src }, [words])];
}

function lowerScheme(href: string): string {
  const colon = href.indexOf(':');
  return href.slice(0, colon + 1).toLowerCase() + href.slice(colon + 1);
}

function leadsSomewhere(href: unknown, { schemes }: Decisions): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(String(href))?.[1];
  return scheme === undefined || schemes.includes(scheme.toLowerCase());
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

function write(nodes: ElementContent[], inPre: boolean): string {
  const isBlock = (node?: ElementContent) => node?.type === 'element' && BLOCKS.has(node.tagName);
  return joinText(nodes)
    .map((node, index, all) => {
      if (node.type === 'comment') return `<!--${node.value}-->`;
      if (node.type === 'element') return writeElement(node, inPre);
      const text = node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      if (inPre) return text;
      let value = text.replace(/[ \t\n]+/g, ' ');
      if (index === 0 || isBlock(all[index - 1])) value = value.trimStart();
      if (index === all.length - 1 || isBlock(all[index + 1])) value = value.trimEnd();
      return value;
    })
    .join('');
}

function writeElement(node: Element, inPre: boolean): string {
  const names = Object.keys(node.properties).sort();
  const attributes = names.map((name) => ` ${name}=${JSON.stringify(node.properties[name])}`);
  const children = write(node.children, inPre || node.tagName === 'pre');
  return `<${node.tagName}${attributes.join('')}>${children}</${node.tagName}>`;
}

function joinText(nodes: ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else joined.push(node.type === 'text' ? { ...node } : node);
  }
  return joined;
}

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { gatherWordLists } from './pasted-lists.ts';

/** A footnote: its name in Markdown, and its words as HTML. */
export type PastedNote = { name: string; html: string };

const DROPPED = new Set(['style', 'script', 'meta', 'link', 'title', 'xml', 'template', 'o:p']);

/** Pictures of a clipboard lie in a folder of the other computer, or are bytes that we don't take so. */
const PICTURES = new Set(['img', 'v:shape', 'v:imagedata', 'picture', 'svg']);

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table blockquote pre section article tr td th tbody thead'.split(
    ' ',
  ),
);

const writer = unified().use(rehypeStringify).freeze();

/**
 * Turns what word processors put into a clipboard into plain HTML: styles into the elements that mean
 * the same, Word's paragraphs that look like list items into lists, Google's lists that stand beside
 * their items into them. Gives the footnotes, which it takes out.
 */
export function simplifyPastedHtml(tree: Root): PastedNote[] {
  const notes = takeNotes(tree);
  tree.children = simplifyAll(gatherWordLists(withoutDoctype(tree)));
  return notes;
}

function withoutDoctype(tree: Root): ElementContent[] {
  return tree.children.filter((node) => node.type !== 'doctype');
}

function simplifyAll(nodes: ElementContent[]): ElementContent[] {
  const stand = nodes.some(isBlock);
  return nodes.flatMap((node) => {
    // A line end between paragraphs is none.
    if (stand && node.type === 'element' && node.tagName === 'br') return [];
    if (node.type === 'comment') return [];
    return node.type === 'element' ? simplify(node) : [node];
  });
}

function simplify(element: Element): ElementContent[] {
  const { tagName, properties } = element;
  if (DROPPED.has(tagName) || PICTURES.has(tagName)) return [];
  const style = styleOf(element);
  if (/mso-list:\s*ignore|display:\s*none/.test(style)) return [];
  const children = simplifyAll(gatherWordLists(element.children));
  if (tagName === 'ul' || tagName === 'ol') {
    return [{ ...element, properties: kept(properties), children: intoItems(children) }];
  }
  if (tagName === 'table') return [withHead({ ...element, properties: {}, children })];
  const heading = headingOf(element);
  if (heading) return [make(heading, unmarked(children, 'strong'))];
  if (classesOf(element).some((name) => QUOTES.has(name))) {
    return [make('blockquote', [make('p', unmarked(children, 'em'))])];
  }
  const plain = tagName === 'b' && /font-weight:\s*(normal|400)/.test(style) ? 'span' : tagName;
  if (plain !== 'span' && plain !== 'font') {
    // Beside a heading or a table a line end of the source is none.
    return [{ ...element, tagName: plain, properties: kept(properties), children }];
  }
  return styled(children, style);
}

/** What a style says that Markdown can say too, around the words. */
function styled(children: ElementContent[], style: string): ElementContent[] {
  // A wrapper around paragraphs says how all of them look, which is not emphasis.
  if (children.some(isBlock)) return children;
  if (children.every((child) => textIn(child).trim() === '')) return children;
  let words = children;
  const wraps: [RegExp, string][] = [
    [/text-decoration[^;]*:\s*[^;]*line-through/, 'del'],
    [/font-style:\s*italic/, 'em'],
    [/font-weight:\s*(bold|[6-9]00)/, 'strong'],
  ];
  for (const [says, tagName] of wraps) if (says.test(style)) words = [make(tagName, words)];
  return words;
}

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}

/** Word's paragraphs that quote. */
const QUOTES = new Set(['MsoQuote', 'MsoIntenseQuote']);

const HEADING_CLASS = /^MsoHeading(\d)$/;

/** Word's own headings are h1 to h6; its title and those that a class names are paragraphs. */
function headingOf(element: Element): string | null {
  if (/^h[1-6]$/.test(element.tagName)) return element.tagName;
  if (element.tagName !== 'p') return null;
  for (const name of classesOf(element)) {
    const [, level] = HEADING_CLASS.exec(name) ?? [];
    if (level) return `h${Math.min(6, Number(level))}`;
    if (name === 'MsoTitle') return 'h1';
  }
  return null;
}

/** A table of Markdown has a head: the first row, where none is marked as one. */
function withHead(table: Element): Element {
  const row = rowsOf(table)[0];
  if (row && !rowsOf(table).some((each) => cellsOf(each, 'th').length > 0)) {
    for (const cell of cellsOf(row, 'td')) cell.tagName = 'th';
  }
  return table;
}

function rowsOf(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}

function cellsOf(row: Element, tagName: string): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === tagName,
  );
}

const SAME_AS: Record<string, string> = { b: 'strong', i: 'em' };

/** The bold that a heading is anyway falls away. */
function unmarked(children: ElementContent[], tagName: string): ElementContent[] {
  return children.flatMap((child) =>
    child.type === 'element' && (child.tagName === tagName || SAME_AS[child.tagName] === tagName)
      ? unmarked(child.children, tagName)
      : [child],
  );
}

/** A list that stands beside its item goes into it; an item is no paragraph of its own. */
function intoItems(children: ElementContent[]): ElementContent[] {
  const items: ElementContent[] = [];
  for (const child of children) {
    if (child.type !== 'element') continue;
    const last = items.at(-1);
    if ((child.tagName === 'ul' || child.tagName === 'ol') && last?.type === 'element') {
      last.children.push(child);
    } else if (child.tagName === 'li') {
      items.push({ ...child, children: unwrapped(child.children) });
    } else {
      items.push(make('li', [child]));
    }
  }
  return items;
}

function unwrapped(children: ElementContent[]): ElementContent[] {
  const paragraphs = children.filter((child) => child.type === 'element' && child.tagName === 'p');
  if (paragraphs.length !== 1) return children;
  return children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p' ? child.children : [child],
  );
}

/** Word's and LibreOffice's footnotes: marks in the text, and a list of notes at its end. */
function takeNotes(tree: Root): PastedNote[] {
  const notes: PastedNote[] = [];
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const known = names.get(id) ?? String(names.size + 1);
    names.set(id, known);
    return known;
  };
  const visit = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      const href = String(node.properties.href ?? '');
      const mark = /#_?((?:ftn|edn|sdfootnote|sdendnote)\d+)(?:sym)?$/.exec(href)?.[1];
      if (node.tagName === 'a' && mark) return [{ type: 'text', value: `[^${nameOf(mark)}]` }];
      const id = /^((?:ftn|edn|sdfootnote|sdendnote)\d+)$/.exec(
        String(node.properties.id ?? ''),
      )?.[1];
      if (node.tagName === 'div' && id) {
        notes.push({
          name: nameOf(id),
          html: writer.stringify({ type: 'root', children: noteOf(node) }),
        });
        return [];
      }
      const children = visit(node.children);
      // The line above the notes, and the frame around them.
      if (/mso-element:\s*footnote-list/.test(styleOf(node))) return [];
      return [{ ...node, children }];
    });
  tree.children = visit(withoutDoctype(tree));
  return notes;
}

/** The words of a note, without the mark that leads back. */
function noteOf(note: Element): ElementContent[] {
  const clean = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      const href = String(node.properties.href ?? '');
      const leadsBack = /#(?:_ftnref|_ednref|sdfootnote\d+anc|sdendnote\d+anc)/.test(href);
      if (leadsBack || DROPPED.has(node.tagName)) return [];
      return [{ ...node, children: clean(node.children) }];
    });
  return simplifyAll(clean(note.children));
}

function kept({
  href,
  align,
  colSpan,
  rowSpan,
  start,
}: Element['properties']): Element['properties'] {
  const all = { href, align, colSpan, rowSpan, start };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function styleOf({ properties }: Element): string {
  return String(properties.style ?? '').toLowerCase();
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

function textIn(node: ElementContent): string {
  return node.type === 'comment' ? '' : textOf(node);
}

function make(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

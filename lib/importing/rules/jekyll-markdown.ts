import type { Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { htmlToMarkdown } from '#lib/kernel/markdown/from-html.ts';
import { parseMarkdown } from '#lib/kernel/markdown/parse.ts';
import { UNKNOWN_VALUE } from './liquid.ts';

/** Where a text's links and pictures lead, as its site knows it. */
export type MarkdownSite = {
  /** The new address of a link of the site's own; null leaves it as it is. */
  moved: (address: string) => string | null;
  /** The address of a picture that was brought along; null when there is none. */
  picture: (address: string) => string | null;
};

/** The text as Markdown of ours, with what was changed in it. */
export type PlainMarkdown = {
  markdown: string;
  changed: { html: number; attributes: number; links: number; pictures: number };
};

/** A stretch of the text (from, to: indices) and what stands there instead. */
type Edit = { from: number; to: number; text: string };

type Changed = PlainMarkdown['changed'];

/** `{: .note }`, by which kramdown gives the block or word before it a look. */
const ATTRIBUTES = /\{:[^{}\n]{0,300}\}/g;

/**
 * Markdown of Jekyll (kramdown, after Liquid) as ours: HTML becomes Markdown, links and pictures of
 * the site lead where they lead now, links to what did not come in become words, and what only sets
 * the look goes. Code is left alone. What can't be read in time comes back as it is.
 */
export function plainMarkdown(source: string, site: MarkdownSite): PlainMarkdown {
  const changed: Changed = { html: 0, attributes: 0, links: 0, pictures: 0 };
  const { tree, reading } = parseMarkdown(source, 'essay');
  const edits = reading === 'full' ? [...nodeEdits(tree, source, site, changed)] : [];
  const markdown = applied(source, edits).replaceAll(UNKNOWN_VALUE, '');
  return { markdown: markdown.replace(/\n{3,}/g, '\n\n').trim(), changed };
}

function* nodeEdits(
  tree: Root,
  source: string,
  site: MarkdownSite,
  changed: Changed,
): Generator<Edit> {
  const found: Edit[] = [];
  const lost = lostDefinitions(tree);
  visit(tree, (node, _index, parent) => {
    found.push(...editsOf(node, parent, { source, site, changed, lost }));
  });
  yield* found;
}

type Context = { source: string; site: MarkdownSite; changed: Changed; lost: Set<string> };

function editsOf(node: Nodes, parent: Parents | undefined, context: Context): Edit[] {
  switch (node.type) {
    case 'link':
      return linkEdits(node, context);
    case 'definition':
      return definitionEdits(node, context);
    case 'linkReference':
      return context.lost.has(node.identifier) ? unwrapped(node, context) : [];
    case 'image':
      return imageEdits(node, context);
    case 'html':
      return parent && parent.type !== 'paragraph' ? htmlBlock(node, context) : [];
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return inlineHtml(node, context);
    case 'text':
      return attributeEdits(node, context);
    default:
      return [];
  }
}

// Of `[1]: {{ site.repository }}/issues/1` nothing is left to lead anywhere.
function lostDefinitions(tree: Root): Set<string> {
  const lost = new Set<string>();
  visit(tree, 'definition', (node) => {
    if (node.url.includes(UNKNOWN_VALUE)) lost.add(node.identifier);
  });
  return lost;
}

function linkEdits(node: Extract<Nodes, { type: 'link' }>, context: Context): Edit[] {
  if (isLost(node.url)) {
    context.changed.links += 1;
    return unwrapped(node, context);
  }
  const moved = context.site.moved(node.url);
  const { start, end } = range(node);
  const children = inside(node);
  if (moved === null || children === null) return [];
  const title = node.title ? ` "${node.title.replace(/["\\]/g, '\\$&')}"` : '';
  return [
    { from: start, to: children.start, text: '[' },
    { from: children.end, to: end, text: `](${destination(moved)}${title})` },
  ];
}

function definitionEdits(node: Extract<Nodes, { type: 'definition' }>, context: Context): Edit[] {
  const { start, end } = range(node);
  if (isLost(node.url)) {
    context.changed.links += 1;
    return [{ from: start, to: end, text: '' }];
  }
  const moved = context.site.moved(node.url);
  if (moved === null) return [];
  const label = node.label ?? node.identifier;
  return [{ from: start, to: end, text: `[${label}]: ${destination(moved)}` }];
}

function imageEdits(node: Extract<Nodes, { type: 'image' }>, context: Context): Edit[] {
  if (/^https?:/i.test(node.url)) return [];
  const { start, end } = range(node);
  const brought = context.site.picture(node.url);
  if (brought !== null) {
    const alt = (node.alt ?? '').replace(/[[\]\\]/g, '\\$&');
    return [{ from: start, to: end, text: `![${alt}](${destination(brought)})` }];
  }
  context.changed.pictures += 1;
  return [{ from: start, to: end, text: node.alt ? `(Picture: ${node.alt})` : '' }];
}

function htmlBlock(node: Extract<Nodes, { type: 'html' }>, context: Context): Edit[] {
  const { start, end } = range(node);
  context.changed.html += 1;
  const bare = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  return [{ from: start, to: end, text: bare.trim() === '' ? '' : htmlToMarkdown(bare) }];
}

/** What an HTML tag in a line is in Markdown: its start, its end. */
const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };

function inlineHtml(
  node: Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }>,
  context: Context,
): Edit[] {
  const edits: Edit[] = [];
  const open: { name: string; href: string; edit: Edit }[] = [];
  for (const child of node.children) {
    if (child.type !== 'html') continue;
    context.changed.html += 1;
    const { start, end } = range(child);
    const edit: Edit = { from: start, to: end, text: '' };
    edits.push(edit);
    const [, slash, written = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(child.value) ?? [];
    const name = written.toLowerCase();
    if (name === 'br') edit.text = node.type === 'paragraph' ? '\\\n' : ' ';
    else if (name === 'img') edit.text = htmlToMarkdown(child.value);
    else if (slash) closeMark(open, name, edit);
    else open.push({ name, href: hrefOf(child.value), edit });
  }
  return edits;
}

function closeMark(
  open: { name: string; href: string; edit: Edit }[],
  name: string,
  edit: Edit,
): void {
  const at = open.findLastIndex((each) => each.name === name);
  const [opening] = at === -1 ? [] : open.splice(at);
  if (!opening) return;
  const mark = MARKS[name];
  if (mark !== undefined) {
    opening.edit.text = mark;
    edit.text = mark;
  } else if (name === 'a' && /^(?:https?:\/\/|\/|#|mailto:)/i.test(opening.href)) {
    opening.edit.text = '[';
    edit.text = `](${destination(opening.href)})`;
  }
}

function hrefOf(tag: string): string {
  const [, double, single] = /\bhref=(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
  const href = double ?? single ?? '';
  return href.includes(UNKNOWN_VALUE) ? '' : href.replaceAll('&amp;', '&');
}

function attributeEdits(node: Extract<Nodes, { type: 'text' }>, context: Context): Edit[] {
  const { start, end } = range(node);
  const edits: Edit[] = [];
  for (const found of context.source.slice(start, end).matchAll(ATTRIBUTES)) {
    context.changed.attributes += 1;
    const from = start + found.index;
    edits.push({ from, to: from + found[0].length, text: '' });
  }
  return edits;
}

/** A link's words without the link. */
function unwrapped(node: Extract<Nodes, { children: unknown }>, context: Context): Edit[] {
  const { start, end } = range(node);
  const children = inside(node);
  if (children === null) return [{ from: start, to: end, text: '' }];
  context.changed.links += node.type === 'linkReference' ? 1 : 0;
  return [
    { from: start, to: children.start, text: '' },
    { from: children.end, to: end, text: '' },
  ];
}

const isLost = (url: string) =>
  url.includes(UNKNOWN_VALUE) || url.includes(encodeURIComponent(UNKNOWN_VALUE));

/** An address as it may stand between the brackets of a link. */
function destination(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;
}

function range(node: Nodes): { start: number; end: number } {
  const position = 'position' in node ? node.position : undefined;
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function inside(node: Nodes): { start: number; end: number } | null {
  const children = 'children' in node ? node.children : [];
  const first = children[0];
  const last = children.at(-1);
  return first && last ? { start: range(first).start, end: range(last).end } : null;
}

/** Puts the edits in, from the first to the last; one that overlaps an earlier one is left out. */
function applied(source: string, edits: Edit[]): string {
  const inOrder = edits
    .filter(({ from, to }) => to > from)
    .sort((one, other) => one.from - other.from || one.to - other.to);
  let result = '';
  let at = 0;
  for (const { from, to, text } of inOrder) {
    if (from < at) continue;
    result += source.slice(at, from) + text;
    at = to;
  }
  return result + source.slice(at);
}

import type {
  BlockContent,
  DefinitionContent,
  Heading,
  List,
  ListItem,
  Node,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { standsInBrackets } from './author-notes.ts';
import { plainText } from './bracketed-phrases.ts';

/**
 * Turns headings back into the paragraphs that were meant: text with an empty list item below it
 * ("Skills:", then "- "), and a note with a rule below it ("[rename this]", then "---"). Markdown
 * takes both for headings with an underline.
 */
export function undoAccidentalHeadings(tree: Root, source: string): void {
  visit(tree, 'heading', (heading, index, parent) => {
    const { position } = heading;
    if (!position || !parent || index === undefined) return;
    const lines = source.slice(position.start.offset, position.end.offset).split('\n');
    // A heading with a # before it is one line.
    if (lines.length === 1) return;
    const underline = lines.at(-1)?.replace(/[\s>]/g, '');
    if (underline !== '-' && !standsInBrackets(heading)) return;
    const paragraph: Paragraph = { type: 'paragraph', children: heading.children };
    parent.children[index] = paragraph;
  });
}

/** Links by reference become plain links, so that each part of the tree can stand alone. */
export function resolveReferences(tree: Root): void {
  const targets = new Map<string, { url: string; title?: string | null }>();
  const footnotes = new Map<string, PhrasingContent[]>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !targets.has(node.identifier)) {
      targets.set(node.identifier, { url: node.url, title: node.title });
    }
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) {
      footnotes.set(node.identifier, inline(node.children));
    }
  });
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'linkReference') {
      const target = targets.get(node.identifier);
      if (target) parent.children[index] = { type: 'link', ...target, children: node.children };
    }
    if (node.type === 'imageReference') {
      const target = targets.get(node.identifier);
      if (target) parent.children[index] = { type: 'image', ...target, alt: node.alt };
    }
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === 'footnoteReference') {
      const note = inFootnote(footnotes.get(node.identifier));
      footnotes.delete(node.identifier);
      parent.children.splice(index, 1, ...note);
      return [SKIP, index + note.length];
    }
  });
}

// A page in parts has no common foot: a footnote stands in parentheses where it is first referred to.
function inFootnote(note: PhrasingContent[] | undefined): PhrasingContent[] {
  if (!note || note.map(plainText).join('').trim() === '') return [];
  const open: PhrasingContent = { type: 'text', value: ' (' };
  return [open, ...note, { type: 'text', value: ')' }];
}

function inline(blocks: (BlockContent | DefinitionContent)[]): PhrasingContent[] {
  const paragraphs = blocks.filter((block): block is Paragraph => block.type === 'paragraph');
  return paragraphs.flatMap((paragraph, index): PhrasingContent[] =>
    index === 0 ? paragraph.children : [{ type: 'text', value: ' ' }, ...paragraph.children],
  );
}

/** Drops what has nothing to show any more: empty paragraphs, items, lists, quotes, headings. */
export function prune(nodes: RootContent[]): RootContent[] {
  return nodes.filter((node) => !isEmpty(node));
}

function isEmpty(node: RootContent): boolean {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      trimPhrasing(node);
      return isBlank(node);
    case 'list':
      node.children = node.children.filter((item) => !isEmptyItem(item));
      tighten(node);
      return node.children.length === 0;
    case 'blockquote':
      node.children = prune(node.children) as BlockContent[];
      return node.children.length === 0;
    default:
      return false;
  }
}

function isEmptyItem(item: ListItem): boolean {
  item.children = prune(item.children) as BlockContent[];
  dropEmptyParentheses(item.children[0]);
  return item.children.length === 0;
}

// Blank lines between short items are mostly where a note stood or an item was never written.
function tighten(list: List): void {
  const isShort = ({ children: [first, second, ...rest] }: ListItem) =>
    first?.type === 'paragraph' && (!second || second.type === 'list') && rest.length === 0;
  if (!list.children.every(isShort)) return;
  list.spread = false;
  for (const item of list.children) item.spread = false;
}

// "writing ()": a place that the author kept for an article without a title.
function dropEmptyParentheses(node: Node | undefined): void {
  if (node?.type !== 'paragraph') return;
  const last = (node as Paragraph).children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(/\s+\(\s*\)$/, '');
}

function isBlank(node: Paragraph | Heading): boolean {
  if (node.children.some((child) => !isWords(child))) return false;
  const text = node.children.map(plainText).join('');
  // What a note leaves behind: "[see below]." would be a lonely full stop.
  return text.trim() === '' || (node.data?.lostSomething === true && /^[\p{P}\s]*$/u.test(text));
}

function isWords(node: PhrasingContent): boolean {
  return ['text', 'emphasis', 'strong', 'delete', 'break', 'link'].includes(node.type);
}

// A bare list marker at the end of a paragraph is an item that was never written.
const BARE_MARKERS = /(?:\n[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]*)+(?=\n|$)/g;

function trimPhrasing(node: Paragraph | Heading): void {
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replace(BARE_MARKERS, '');
  }
  const isSpace = (child: PhrasingContent | undefined) =>
    child?.type === 'break' || (child?.type === 'text' && child.value.trim() === '');
  while (isSpace(node.children[0])) node.children.shift();
  while (isSpace(node.children.at(-1))) node.children.pop();
  const [first] = node.children;
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = node.children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
}

/** Without rules (`---`) at the beginning, at the end and in a row: they part what is no more. */
export function dropLooseRules(nodes: RootContent[]): RootContent[] {
  const isRule = (node: RootContent | undefined) => node?.type === 'thematicBreak';
  const kept = nodes.filter((node, index) => !isRule(node) || !isRule(nodes[index - 1]));
  if (isRule(kept[0])) kept.shift();
  if (isRule(kept.at(-1))) kept.pop();
  return kept;
}

/** A list with some of another's items, numbered on from there. */
export function partOfList(list: List, items: ListItem[], before: number): List {
  const start = list.ordered ? (list.start ?? 1) + before : null;
  return { ...list, start, children: items };
}

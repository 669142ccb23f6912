import type { Nodes, Root } from 'mdast';
import { showControls } from './controls.ts';
import { replaceShortcodes } from './emoji.ts';
import { parseMarkdown } from './parse.ts';
import { resolveWikiLinks } from './wiki-links.ts';

/** What search engines and feed readers show of a description before they cut it. */
export const SUMMARY_MAX = 200;

/** Nodes whose words run on in the line they stand in; after any other a new line begins. */
const INLINE: ReadonlySet<Nodes['type']> = new Set([
  ...(['text', 'inlineCode', 'strong', 'emphasis', 'delete', 'link', 'linkReference'] as const),
  ...(['image', 'imageReference', 'footnoteReference', 'wikiLink'] as const),
]);

/**
 * Markdown as plain words in one line, for descriptions, feeds and JSON-LD: no marks, emoji as
 * characters, a picture as its description. Longer than `maxLength` characters it is cut at a word
 * and ends in an ellipsis that counts. Not HTML: escape it where it goes into HTML.
 */
export function plainText(markdown: string, maxLength?: number): string {
  const { tree } = parseMarkdown(markdown, 'essay');
  resolveWikiLinks(tree, () => null);
  replaceShortcodes(tree);
  return cutAtWord(wordsOf(tree), maxLength);
}

/** The first paragraph that has words, at most SUMMARY_MAX characters; empty if there is none. */
export function summarise(tree: Root): string {
  for (const node of tree.children) {
    const words = node.type === 'paragraph' ? wordsOf(node) : '';
    if (words !== '') return cutAtWord(words, SUMMARY_MAX);
  }
  return '';
}

/** How many words a text has: groups of characters between spaces with a letter or digit in them. */
export function countWords(tree: Root): number {
  return wordsOf(tree)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function wordsOf(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return showControls(parts.join('')).replaceAll('\uFFFD', '').replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes, parts: string[]): void {
  if ('value' in node) parts.push(node.value);
  else if ('alt' in node) parts.push(node.alt ?? '');
  else if ('children' in node) for (const child of node.children) collect(child, parts);
  if (!INLINE.has(node.type)) parts.push(' ');
}

/** Counts in UTF-16 units, as JavaScript and databases' limits do, and never cuts a character. */
function cutAtWord(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  if (text.length <= maxLength) return text;
  const room = text.slice(0, Math.max(0, maxLength - 1));
  const lastSpace = room.lastIndexOf(' ');
  const endsAtWord = text.charAt(room.length) === ' ';
  // A text without spaces is cut where it must be.
  const cut = endsAtWord || lastSpace < maxLength / 2 ? room : room.slice(0, lastSpace);
  return `${cut
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .replace(/[\s,;:–—-]+$/, '')}…`;
}

import type { Root as HtmlRoot } from 'hast';
import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { showControls } from './controls.ts';

/** A heading of an essay: `id` of its element, its words, its level in the page (2 to 6). */
export type EssayHeading = { id: string; text: string; depth: number };

/** The page's title is its h1; the text under it starts at the next level. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/** Long enough to tell headings apart, short enough for an address that is sent by mail. */
const ID_MAX = 60;

/**
 * Gives the headings of an essay their levels and ids, and returns those that structure it (not
 * those inside quotes and lists).
 *
 * Levels: what stands under another heading is one level below it, whatever number of # was typed,
 * starting at `topLevel`. So a page has one h1 and never skips a level, which is what people who
 * move by headings need; `# A` and `### B` become h2 and h3.
 *
 * Ids: `section-` and the words; the prefix keeps a heading from taking the name of something that
 * scripts or the page rely on ("comment-12", "location"). Same words, same id; a second heading with
 * the same words gets `-2`.
 */
export function arrangeHeadings(
  tree: Root,
  { topLevel = TOP_LEVEL, idPrefix = '' }: { topLevel?: number; idPrefix?: string },
): EssayHeading[] {
  const headings: EssayHeading[] = [];
  const above: number[] = [];
  const taken = new Map<string, number>();
  visit(tree, 'heading', (node, _index, parent) => {
    while (above.length > 0 && (above.at(-1) ?? 0) >= node.depth) above.pop();
    const level = Math.min(LOWEST_LEVEL, topLevel + above.length);
    above.push(node.depth);
    node.depth = level as Heading['depth'];
    const text = showControls(textOf(node)).replace(/\s+/g, ' ').trim();
    const id = unique(`section-${idPrefix}${wordsForId(text)}`, taken);
    node.data = { ...node.data, hProperties: { id } };
    if (parent?.type === 'root' && text !== '') headings.push({ id, text, depth: level });
  });
  return headings;
}

/**
 * Turns the headings of a comment into paragraphs in strong. A page holds fifty comments; with
 * their headings, the page's outline would be a list of who shouted, with levels that skip.
 */
export function flattenHeadings(tree: HtmlRoot): void {
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const children = node.children;
    node.tagName = 'p';
    node.children = [{ type: 'element', tagName: 'strong', properties: {}, children }];
  });
}

function wordsForId(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...words].slice(0, ID_MAX).join('').replace(/-+$/, '') || 'untitled';
}

function unique(id: string, taken: Map<string, number>): string {
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  if (count === 1) return id;
  // "part-2" may itself be a heading's words, so the numbered id is asked for like any other.
  return unique(`${id}-${count}`, taken);
}

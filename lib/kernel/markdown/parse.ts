import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { hasTooManyMarks, hasTooMuchStructure, mayHaveTooManyMarks } from './cost.ts';
import { createParser } from './syntax.ts';

/**
 * How a text was read. `full`: as Markdown. `blocks`: a paragraph has more marks than can be matched
 * in time, so paragraphs, lists, tables and code blocks are kept and marks inside lines are shown as
 * typed. `plain`: the structure is too deep or too much, so all of it is shown as typed.
 */
export type Reading = 'full' | 'blocks' | 'plain';

/** Levels of the tree that every later step may go down by recursion; 40 nested lists make 80. */
export const MAX_DEPTH = 100;

const parsers = {
  comment: createParser({ phrasing: true, wikiLinks: false }),
  essay: createParser({ phrasing: true, wikiLinks: true }),
  blocks: createParser({ phrasing: false, wikiLinks: false }),
};

/**
 * Reads Markdown into a tree that is safe to go down by recursion, in time proportional to its
 * length. Never throws and never leaves out a word: what can't be formatted in time is kept as text.
 * `kind` decides whether `[[wiki links]]` are read.
 */
export function parseMarkdown(
  markdown: string,
  kind: 'comment' | 'essay',
): { tree: Root; reading: Reading } {
  const text = markdown.toWellFormed().replace(/\r\n?/g, '\n');
  if (hasTooMuchStructure(text)) return { tree: plainTree(text), reading: 'plain' };
  const blocks = mayHaveTooManyMarks(text) ? parsers.blocks.parse(text) : null;
  if (!blocks || !hasCostlyParagraph(blocks, text)) {
    const tree = parsers[kind].parse(text);
    if (isShallow(tree)) return { tree, reading: 'full' };
  }
  const tree = blocks ?? parsers.blocks.parse(text);
  if (isShallow(tree)) return { tree, reading: 'blocks' };
  return { tree: plainTree(text), reading: 'plain' };
}

/** Counts marks where they cost: in paragraphs, headings and cells, but not in code. */
function hasCostlyParagraph(tree: Root, text: string): boolean {
  for (const { node } of walk(tree)) {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') continue;
    const { start, end } = node.position ?? {};
    if (hasTooManyMarks(text.slice(start?.offset, end?.offset))) return true;
  }
  return false;
}

function isShallow(tree: Root): boolean {
  for (const { depth } of walk(tree)) if (depth > MAX_DEPTH) return false;
  return true;
}

/** All nodes, without recursion. */
function* walk(tree: Root): Generator<{ node: Nodes; depth: number }> {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    yield entry;
    if (!('children' in entry.node)) continue;
    for (const child of entry.node.children) waiting.push({ node: child, depth: entry.depth + 1 });
  }
}

/** The text as typed: a paragraph where there was an empty line, a line break where there was one. */
function plainTree(text: string): Root {
  const children = text
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(plainParagraph);
  return { type: 'root', children };
}

function plainParagraph(text: string): Paragraph {
  const children = text
    .split('\n')
    .flatMap((line): PhrasingContent[] => [{ type: 'break' }, { type: 'text', value: line }]);
  return { type: 'paragraph', children: children.slice(1) };
}

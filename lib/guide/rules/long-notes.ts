import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { textOfBlocks } from './block-text.ts';

/** Blocks that one note may hold. Without a limit every open bracket would be searched to the end. */
const MOST_BLOCKS = 50;

/** What holds blocks; of a table the blocks are its rows, which lines below it become. */
const HOLDERS = new Set(['root', 'blockquote', 'listItem', 'table']);

/**
 * Takes out the author's notes that are longer than a paragraph: a bracket opens at the beginning
 * of a block and closes at the end of a later one beside it, with no heading in between. Answers
 * their text, in order.
 */
export function takeLongNotes(tree: Root): string[] {
  const notes: string[] = [];
  visit(tree, (parent) => {
    if (!HOLDERS.has(parent.type) || !('children' in parent)) return;
    const blocks = parent.children as RootContent[];
    const texts = blocks.map(textToSearch);
    const kept: RootContent[] = [];
    for (let index = 0; index < blocks.length; ) {
      const end = endOfNote(texts.slice(index, index + MOST_BLOCKS));
      const next = index + (end ?? 1);
      const here = blocks.slice(index, next);
      if (end === null) kept.push(...here);
      else notes.push(noteText(here));
      index = next;
    }
    parent.children = kept as typeof parent.children;
  });
  return notes;
}

/** What may hold the brackets of a note: code can't, and null stands for a heading, which ends it. */
function textToSearch(block: RootContent): string | null {
  if (block.type === 'heading') return null;
  return block.type === 'code' ? '' : textOfBlocks([block]).trim();
}

/** How many blocks the note has that begins with the first of them; null if none does. */
function endOfNote(texts: (string | null)[]): number | null {
  if (!texts[0]?.startsWith('[')) return null;
  let depth = 0;
  for (const [index, text] of texts.entries()) {
    if (text === null) return null;
    const closing = closingBracket(text, depth);
    if (closing.offset === null) depth = closing.depth;
    // Closed within a line it is an ordinary note, or none.
    else return index > 0 && closing.offset === text.length - 1 ? index + 1 : null;
  }
  return null;
}

/** Where the last of `depth` open brackets, and of those that open here, is closed. */
function closingBracket(text: string, open: number): { offset: number | null; depth: number } {
  let depth = open;
  for (let offset = 0; offset < text.length; offset += 1) {
    if (text[offset] === '[') depth += 1;
    if (text[offset] === ']') depth -= 1;
    if (text[offset] === ']' && depth === 0) return { offset, depth };
  }
  return { offset: null, depth };
}

function noteText(blocks: RootContent[]): string {
  return textOfBlocks(blocks).slice(1, -1).replace(/\s+/g, ' ').trim();
}

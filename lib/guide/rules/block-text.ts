import type { RootContent } from 'mdast';
import { plainText } from './bracketed-phrases.ts';

/** What readers see of some nodes, as text with a line for each block. */
export function textOfBlocks(nodes: RootContent[]): string {
  return nodes
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join('\n');
}

function textOfBlock(node: RootContent): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return node.children.map(plainText).join('').replace(/\s+/g, ' ').trim();
    case 'list':
    case 'blockquote':
    case 'listItem':
    case 'table':
      return textOfBlocks(node.children as RootContent[]);
    case 'tableRow':
      return node.children.map((cell) => cell.children.map(plainText).join('').trim()).join(' ');
    case 'code':
      return node.value;
    default:
      return '';
  }
}

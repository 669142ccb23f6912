import type { Root, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Characters of addresses and titles that references may add to a page beyond ten times the length
 * of the text. `[x]: /long` once and `[x]` often grows with the square: 10,000 characters made 8 MB.
 * (cmark stops at 100,000.)
 */
const REFERENCE_ALLOWANCE = 20_000;
const REFERENCE_FACTOR = 10;

/**
 * Empty cells that GFM adds to short rows. A wide head and many rows of one cell grow with the
 * square: 10,000 characters made two million cells.
 */
const EMPTY_CELLS_MAX = 2_000;

/** Keeps what is written once and shown often in proportion to `length`, the text's own. */
export function limitExpansion(tree: Root, length: number): void {
  limitReferences(tree, REFERENCE_ALLOWANCE + REFERENCE_FACTOR * length);
  limitEmptyCells(tree);
}

function limitReferences(tree: Root, allowance: number): void {
  const sizes = new Map<string, number>();
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!sizes.has(identifier)) sizes.set(identifier, url.length + (title?.length ?? 0));
  });
  if (sizes.size === 0) return;
  let used = 0;
  visit(tree, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    used += sizes.get(node.identifier) ?? 0;
    if (used <= allowance || !parent || index === undefined) return;
    const words =
      node.type === 'linkReference'
        ? node.children
        : [{ type: 'text' as const, value: node.alt ?? '' }];
    parent.children.splice(index, 1, ...words);
    return [SKIP, index];
  });
}

function limitEmptyCells(tree: Root): void {
  let empty = 0;
  visit(tree, 'table', (table: Table) => {
    const columns = table.align?.length ?? 0;
    for (const row of table.children) empty += Math.max(0, columns - row.children.length);
    // Without `align` a row has the cells that were written and no more.
    if (empty > EMPTY_CELLS_MAX) table.align = null;
  });
}

import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Gives the address of a page by the target of a wiki link, or null if there is no such page. */
export type ResolveLink = (target: string) => string | null;

/**
 * Turns `[[target]]` and `[[target|label]]` into links where `resolveLink` knows the target, and
 * into their label where it does not. A label is plain words; without one the target is shown.
 */
export function resolveWikiLinks(tree: Root, resolveLink: ResolveLink): void {
  visit(tree, 'wikiLink', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const inside = node.value.slice(2, -2);
    const bar = inside.indexOf('|');
    const target = (bar < 0 ? inside : inside.slice(0, bar)).trim();
    const label = bar < 0 ? '' : inside.slice(bar + 1).trim();
    const text = { type: 'text' as const, value: label || target };
    const url = target === '' ? null : resolveLink(target);
    parent.children[index] = url === null ? text : { type: 'link', url, children: [text] };
  });
}

import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { joinTexts, plainText, truncateText } from './bracketed-phrases.ts';
import { dropLooseRules, partOfList, prune } from './guide-tree.ts';
import { plannedTitle } from './planned-node.ts';

/** A page by its convention, still as trees. */
export type GuideParts = {
  intro: RootContent[];
  cases: ListItem[];
  outro: RootContent[];
  sections: { title: string; nodes: RootContent[] }[];
};

/** Nodes to render, or titles of planned articles. */
export type Piece = { kind: 'nodes'; nodes: RootContent[] } | { kind: 'planned'; titles: string[] };

// "-> read this", also with a drawn arrow or as a link.
const READ_THIS = /\s*(?:[-–—=]{1,2}>|[→⇒➔➜])\s*read\s+(?:this|here|on)\s*[.!]?\s*$/i;

/**
 * Splits a page: cases are the numbered list before the first `##` heading in which somebody is
 * told to "-> read this"; every `##` heading begins a section. Another numbered list is a list.
 */
export function splitGuide(nodes: RootContent[]): GuideParts {
  const parts: GuideParts = { intro: [], cases: [], outro: [], sections: [] };
  for (const node of nodes) {
    const section = parts.sections.at(-1);
    if (node.type === 'heading' && node.depth === 2) {
      parts.sections.push({ title: titleOf(node.children.map(plainText).join('')), nodes: [] });
    } else if (section) section.nodes.push(node);
    else if (isCases(node)) parts.cases.push(...node.children);
    else (parts.cases.length === 0 ? parts.intro : parts.outro).push(node);
  }
  return {
    intro: dropLooseRules(parts.intro),
    cases: parts.cases.map(withoutReadThis),
    outro: dropLooseRules(parts.outro),
    sections: parts.sections.map(({ title, nodes: own }) => ({
      title,
      nodes: dropLooseRules(own),
    })),
  };
}

const titleOf = (text: string) => text.replace(/\s+/g, ' ').trim();

function isCases(node: RootContent): node is List {
  return node.type === 'list' && node.ordered === true && node.children.some(saysReadThis);
}

function saysReadThis(item: ListItem): boolean {
  return item.children.some((child) => child.type === 'paragraph' && READ_THIS.test(textOf(child)));
}

function withoutReadThis(item: ListItem): ListItem {
  for (const child of item.children) {
    if (child.type !== 'paragraph') continue;
    const found = READ_THIS.exec(textOf(child));
    if (found) truncateText(child, found.index);
  }
  return { ...item, children: prune(item.children) as ListItem['children'] };
}

function textOf(paragraph: Paragraph): string {
  return paragraph.children.map(plainText).join('');
}

/**
 * Marks list items "article: …" as planned. An item with a link in it is an article that is there
 * already and stays as it is.
 */
export function markPlannedItems(tree: Root): void {
  visit(tree, 'listItem', (item) => {
    const [first] = item.children;
    if (first?.type !== 'paragraph' || hasLink(first)) return;
    const inner = first.children.filter((child) => child.type === 'plannedArticle');
    const words = first.children.filter((child) => child.type !== 'plannedArticle');
    const title = plannedTitle(words.map(plainText).join(''));
    if (title === null) return;
    first.children = title === '' ? inner : [{ type: 'plannedArticle', value: title }, ...inner];
  });
}

function hasLink(paragraph: Paragraph): boolean {
  let found = false;
  visit(paragraph, (node) => {
    if (node.type === 'link' || node.type === 'image') found = true;
  });
  return found;
}

/**
 * Lifts the planned articles out of the nodes, each to right behind the block or list item that it
 * stood in, and drops what is left empty.
 */
export function liftPlanned(nodes: RootContent[]): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    if (node.type === 'list') liftFromList(node, pieces);
    else liftFromBlock(node, pieces);
  }
  return pieces;
}

function liftFromBlock(node: RootContent, pieces: Piece[]): void {
  const titles = takePlanned(node);
  addNodes(pieces, prune([node]));
  addPlanned(pieces, titles);
}

function liftFromList(list: List, pieces: Piece[]): void {
  let items: ListItem[] = [];
  let before = 0;
  const close = () => {
    if (items.length > 0) addNodes(pieces, [partOfList(list, items, before)]);
    before += items.length;
    items = [];
  };
  for (const item of list.children) {
    const [first] = item.children;
    const own = first ? takePlanned(first) : [];
    // The item is the article: what stands below it stands below the article.
    if (own.length > 0 && prune([first as RootContent]).length === 0) {
      close();
      addPlanned(pieces, own);
      for (const piece of liftPlanned(item.children.slice(1))) addPiece(pieces, piece);
      continue;
    }
    const titles = [...own, ...takePlanned(item)];
    const [kept] = prune([partOfList(list, [item], 0)]);
    if (kept?.type === 'list') items.push(...kept.children);
    if (titles.length > 0) {
      close();
      addPlanned(pieces, titles);
    }
  }
  close();
}

/** Takes every planned article out of a node; answers their titles in order. */
function takePlanned(node: RootContent): string[] {
  const titles: string[] = [];
  visit(node, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as PhrasingContent[];
    const planned = children.filter((child) => child.type === 'plannedArticle');
    if (planned.length === 0) return;
    titles.push(...planned.map((child) => child.value));
    parent.children = joinTexts(children.filter((child) => child.type !== 'plannedArticle'));
  });
  return titles;
}

function addPiece(pieces: Piece[], piece: Piece): void {
  if (piece.kind === 'nodes') addNodes(pieces, piece.nodes);
  else addPlanned(pieces, piece.titles);
}

function addNodes(pieces: Piece[], nodes: RootContent[]): void {
  if (nodes.length === 0) return;
  const last = pieces.at(-1);
  if (last?.kind === 'nodes') last.nodes.push(...nodes);
  else pieces.push({ kind: 'nodes', nodes: [...nodes] });
}

function addPlanned(pieces: Piece[], titles: string[]): void {
  if (titles.length === 0) return;
  const last = pieces.at(-1);
  if (last?.kind === 'planned') last.titles.push(...titles);
  else pieces.push({ kind: 'planned', titles: [...titles] });
}

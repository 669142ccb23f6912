import type { ListItem, Root, RootContent } from 'mdast';
import remarkGemoji from 'remark-gemoji';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { slugOf } from '#lib/kernel/slug.ts';
import { takeNotes } from './author-notes.ts';
import type {
  GuideBlock,
  GuideDocument,
  GuideSection,
  PlannedArticle,
  ResolveLink,
  WayIn,
} from './guide-document.ts';
import {
  type GuideParts,
  liftPlanned,
  markPlannedItems,
  type Piece,
  splitGuide,
} from './guide-parts.ts';
import { prune, resolveReferences, textOfBlocks, undoAccidentalHeadings } from './guide-tree.ts';
import { hideMarkup, restoreBrackets } from './hidden-markup.ts';
import { plannedNode } from './planned-node.ts';
import { renderBlocks, renderPhrase } from './render-nodes.ts';

/** Ids that a page's frame has; a section of that name gets another. */
const IDS_OF_THE_FRAME = new Set(['main', 'content', 'top', 'comments', 'footer', 'header']);

const reader = unified()
  .use(remarkParse)
  .use(withoutHtml)
  .use(remarkGfm)
  .use(remarkGemoji)
  .freeze();

// HTML has no effect in our Markdown and is shown as it was typed, as in essays.
function withoutHtml(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ['htmlFlow', 'htmlText'] } });
}

/**
 * A guide page as its readers get it, from the Markdown its author wrote.
 *
 * The convention: a numbered list of cases, each ending "-> read this", leads to the `##` sections
 * in order. `[[target|label]]` links where `options.resolveLink` knows the target. HTML comments,
 * liquid tags and phrases in [square brackets] (the author's notes) are not in any field but
 * `notes`. "article: …" items are planned articles. A page without cases or sections is a page
 * with an introduction only. Never fails: whatever is typed is text.
 */
export function readGuide(source: string, options: { resolveLink: ResolveLink }): GuideDocument {
  const visible = hideMarkup(source, options.resolveLink);
  const tree = reader.runSync(reader.parse(visible)) as Root;
  undoAccidentalHeadings(tree, visible);
  const notes = takeNotes(tree).map(restoreBrackets);
  restoreAllBrackets(tree);
  markPlannedItems(tree);
  resolveReferences(tree);
  dropEmptyLinks(tree);
  return assemble(splitGuide(prune(tree.children)), notes);
}

function assemble(parts: GuideParts, notes: string[]): GuideDocument {
  const ids = sectionIds(parts.sections.map((section) => section.title));
  const read = parts.sections.map(({ title, nodes }, index) => {
    const part = readPart(nodes);
    const section: GuideSection = {
      id: ids[index] ?? '',
      title,
      blocks: part.blocks,
      planned: part.planned,
    };
    return { section, text: [title, part.text] };
  });
  const intro = readPart(parts.intro);
  const cases = parts.cases.map((item, index) => readCase(item, index, ids[index] ?? null));
  const outro = readPart([...cases.flatMap((each) => each.planned), ...parts.outro]);
  const planned = [intro, outro].flatMap((part) => part.planned).length;
  return {
    intro: intro.blocks,
    waysIn: cases.map((each) => each.wayIn),
    outro: outro.blocks,
    sections: read.map((each) => each.section),
    plannedCount: read.reduce((sum, each) => sum + each.section.planned.length, planned),
    notes,
    text: [
      intro.text,
      ...cases.map((each) => each.wayIn.text),
      outro.text,
      ...read.flatMap((each) => each.text),
    ]
      .filter((text) => text !== '')
      .join('\n'),
  };
}

type Part = { blocks: GuideBlock[]; planned: PlannedArticle[]; text: string };

function readPart(nodes: RootContent[]): Part {
  const pieces = liftPlanned(nodes);
  return {
    blocks: pieces.map(blockOf),
    planned: pieces.flatMap((piece) => (piece.kind === 'planned' ? articles(piece.titles) : [])),
    text: pieces
      .map((piece) =>
        piece.kind === 'planned' ? piece.titles.join('\n') : textOfBlocks(piece.nodes),
      )
      .join('\n'),
  };
}

function blockOf(piece: Piece): GuideBlock {
  return piece.kind === 'planned'
    ? { kind: 'planned', articles: articles(piece.titles) }
    : { kind: 'html', html: renderBlocks(piece.nodes) };
}

function articles(titles: string[]): PlannedArticle[] {
  return titles.map((title) => ({ title }));
}

// A planned article inside a case has no room there: it stands behind the cases.
function readCase(item: ListItem, index: number, sectionId: string | null) {
  const pieces = item.children.flatMap((child) => liftPlanned([child]));
  const nodes = pieces.flatMap((piece) => (piece.kind === 'nodes' ? piece.nodes : []));
  const [only] = nodes;
  const html =
    nodes.length === 1 && only?.type === 'paragraph'
      ? renderPhrase(only.children)
      : renderBlocks(nodes);
  const wayIn: WayIn = { number: index + 1, html, text: textOfBlocks(nodes), sectionId };
  const planned = pieces.flatMap((piece): RootContent[] =>
    piece.kind === 'planned'
      ? [{ type: 'paragraph', children: piece.titles.map(plannedNode) }]
      : [],
  );
  return { wayIn, planned };
}

/** An id for each section: its title as a slug, made unique. Jekyll made the same ones. */
function sectionIds(titles: string[]): string[] {
  const taken = new Set(IDS_OF_THE_FRAME);
  return titles.map((title, index) => {
    const slug = slugOf(title) || `section-${index + 1}`;
    const base = /^(?:comment|user-content)-/.test(slug) ? `section-${slug}` : slug;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    taken.add(id);
    return id;
  });
}

function restoreAllBrackets(tree: Root): void {
  visit(tree, (node) => {
    if ('value' in node) node.value = restoreBrackets(node.value);
    if ('url' in node) node.url = restoreBrackets(node.url);
    if ('alt' in node && node.alt) node.alt = restoreBrackets(node.alt);
    if ('title' in node && node.title) node.title = restoreBrackets(node.title);
  });
}

// [label]({% link page.md %}) has no address any more.
function dropEmptyLinks(tree: Root): void {
  visit(tree, 'link', (link, index, parent) => {
    if (link.url.trim() !== '' || !parent || index === undefined) return;
    parent.children.splice(index, 1, ...link.children);
    return index;
  });
}

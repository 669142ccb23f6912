import type { ListItem, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { showControls } from '#lib/kernel/markdown/controls.ts';
import { replaceShortcodes } from '#lib/kernel/markdown/emoji.ts';
import { limitExpansion } from '#lib/kernel/markdown/expansion.ts';
import { parseMarkdown } from '#lib/kernel/markdown/parse.ts';
import type { ResolveImage } from '#lib/kernel/markdown/pictures.ts';
import type { ResolveLink } from '#lib/kernel/markdown/wiki-links.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { takeNotes } from './author-notes.ts';
import { textOfBlocks } from './block-text.ts';
import type {
  GuideBlock,
  GuideDocument,
  GuideSection,
  PlannedArticle,
  WayIn,
} from './guide-document.ts';
import {
  type GuideParts,
  liftPlanned,
  markPlannedItems,
  type Piece,
  splitGuide,
} from './guide-parts.ts';
import { prune, resolveReferences, undoAccidentalHeadings } from './guide-tree.ts';
import { hideMarkup, restoreBrackets } from './hidden-markup.ts';
import { takeLongNotes } from './long-notes.ts';
import { plannedNode } from './planned-node.ts';
import { type Place, renderBlocks, renderPhrase } from './render-nodes.ts';

/** Ids that a page's frame has; a section of that name gets another. */
const IDS_OF_THE_FRAME = ['main', 'ways-in', 'help-lines', 'content', 'top', 'body'];

/**
 * A guide page as its readers get it, from the Markdown its author wrote.
 *
 * The convention: a numbered list of cases, each ending "-> read this", leads to the `##` sections
 * in order. `[[target|label]]` links where `options.resolveLink` knows the target, and
 * `![alt](/images/<id>)` shows a picture where `options.resolveImage` knows it. HTML comments,
 * liquid tags and phrases in [square brackets] (the author's notes) are not in any field but
 * `notes`. "article: …" items are planned articles; one whose title `options.resolveLink` knows is
 * there already. A page without cases or sections is a page
 * with an introduction only. Never fails: whatever is typed is text.
 */
export function readGuide(
  source: string,
  options: { resolveLink: ResolveLink; resolveImage?: ResolveImage },
): GuideDocument {
  const visible = hideMarkup(showControls(source), options.resolveLink);
  // Wiki links are Markdown links by now, so this is read as text without any.
  const { tree } = parseMarkdown(visible, 'comment');
  limitExpansion(tree, visible.length);
  replaceShortcodes(tree);
  undoAccidentalHeadings(tree, visible);
  const notes = [...takeLongNotes(tree), ...takeNotes(tree)].map(restoreBrackets);
  restoreAllBrackets(tree);
  markPlannedItems(tree);
  resolveReferences(tree);
  dropEmptyLinks(tree);
  const document = assemble(splitGuide(prune(tree.children)), notes, options.resolveImage);
  return withArticles(document, options.resolveLink);
}

/**
 * Everything of a source that may lead somewhere: what stands in `[[…]]`, and the titles of planned
 * articles. Whoever resolves links looks these up first.
 */
export function targetsOfGuide(source: string): string[] {
  const targets = new Set<string>();
  readGuide(source, {
    resolveLink(target) {
      targets.add(target);
      return null;
    },
  });
  return [...targets];
}

function assemble(
  parts: GuideParts,
  notes: string[],
  resolveImage: ResolveImage | undefined,
): GuideDocument {
  const ids = sectionIds(parts.sections.map((section) => section.title));
  const read = parts.sections.map(({ title, nodes }, index) => {
    const part = readPart(nodes, { topLevel: 3, id: `${index + 1}`, resolveImage });
    const section: GuideSection = {
      id: ids[index] ?? '',
      title,
      blocks: part.blocks,
      planned: part.planned,
    };
    return { section, text: [title, part.text] };
  });
  const intro = readPart(parts.intro, { topLevel: 2, id: 'intro', resolveImage });
  const cases = parts.cases.map((item, index) => readCase(item, index, ids[index] ?? null));
  const afterCases = [...cases.flatMap((each) => each.planned), ...parts.outro];
  const outro = readPart(afterCases, { topLevel: 2, id: 'outro', resolveImage });
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

function readPart(nodes: RootContent[], place: Place): Part {
  const pieces = liftPlanned(nodes);
  const levels = topLevels(pieces, place.topLevel);
  return {
    blocks: pieces.map((piece, index) =>
      blockOf(piece, {
        ...place,
        topLevel: levels[index] ?? place.topLevel,
        id: `${place.id}-${index}`,
      }),
    ),
    planned: pieces.flatMap((piece) => (piece.kind === 'planned' ? articles(piece.titles) : [])),
    text: pieces
      .map((piece) =>
        piece.kind === 'planned' ? piece.titles.join('\n') : textOfBlocks(piece.nodes),
      )
      .join('\n'),
  };
}

/** The level at which the headings of each piece begin: below those that stand above it. */
function topLevels(pieces: Piece[], topLevel: number): number[] {
  const above: number[] = [];
  return pieces.map((piece) => {
    let first: number | null = null;
    for (const node of piece.kind === 'nodes' ? piece.nodes : []) {
      if (node.type !== 'heading') continue;
      while (above.length > 0 && (above.at(-1) ?? 0) >= node.depth) above.pop();
      first ??= topLevel + above.length;
      above.push(node.depth);
    }
    return first ?? topLevel;
  });
}

function blockOf(piece: Piece, place: Place): GuideBlock {
  return piece.kind === 'planned'
    ? { kind: 'planned', articles: articles(piece.titles) }
    : { kind: 'html', html: renderBlocks(piece.nodes, place) };
}

function articles(titles: string[]): PlannedArticle[] {
  return titles.map((title) => ({ title }));
}

/** The document with an address for every planned article that is there by now. */
function withArticles(document: GuideDocument, resolveLink: ResolveLink): GuideDocument {
  let there = 0;
  const look = ({ title }: PlannedArticle): PlannedArticle => {
    const address = resolveLink(title);
    // Addresses of ours only, whatever the resolver says.
    return address?.startsWith('/') ? { title, address } : { title };
  };
  const lookInto = (blocks: GuideBlock[]): GuideBlock[] =>
    blocks.map((block) => {
      if (block.kind === 'html') return block;
      const found = block.articles.map(look);
      there += found.filter(({ address }) => address !== undefined).length;
      return { kind: 'planned', articles: found };
    });
  const looked = {
    ...document,
    intro: lookInto(document.intro),
    outro: lookInto(document.outro),
    sections: document.sections.map((section) => ({
      ...section,
      blocks: lookInto(section.blocks),
      planned: section.planned.map(look),
    })),
  };
  return { ...looked, plannedCount: document.plannedCount - there };
}

// A planned article inside a case has no room there: it stands behind the cases.
function readCase(item: ListItem, index: number, sectionId: string | null) {
  const pieces = item.children.flatMap((child) => liftPlanned([child]));
  const nodes = pieces.flatMap((piece) => (piece.kind === 'nodes' ? piece.nodes : []));
  const [only] = nodes;
  const html =
    nodes.length === 1 && only?.type === 'paragraph'
      ? renderPhrase(only.children)
      : renderBlocks(nodes, { topLevel: 3, id: `case-${index + 1}` });
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
  const uses = new Map<string, number>(IDS_OF_THE_FRAME.map((id) => [id, 1]));
  const unique = (wanted: string): string => {
    const count = (uses.get(wanted) ?? 0) + 1;
    uses.set(wanted, count);
    // "part-2" may itself be a title, so the numbered id is asked for like any other.
    return count === 1 ? wanted : unique(`${wanted}-${count}`);
  };
  return titles.map((title, index) => {
    const slug = slugOf(title) || `part-${index + 1}`;
    return unique(/^(?:comment|user-content|note|section)-/.test(slug) ? `part-${slug}` : slug);
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

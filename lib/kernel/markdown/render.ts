import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { replaceShortcodes } from './emoji.ts';
import { limitExpansion } from './expansion.ts';
import { finishElements } from './finish.ts';
import { arrangeHeadings, type EssayHeading, flattenHeadings } from './headings.ts';
import { settleLinks } from './links.ts';
import { parseMarkdown } from './parse.ts';
import { type ResolveImage, upToMost } from './pictures.ts';
import { countWords, summarise } from './plain-text.ts';
import { commentSchema, essaySchema } from './schema.ts';
import { type ResolveLink, resolveWikiLinks } from './wiki-links.ts';

/** Links that a visitor or member placed: search engines give them nothing, and nobody is vouched for. */
const COMMENT_REL = ['nofollow', 'ugc', 'noopener'];

/** Links of an essay were chosen by its author; they only must not reach back into the page. */
const ESSAY_REL = ['noopener'];

/** `idPrefix`: letters, digits and hyphens that no other text on the page has. */
export type CommentOptions = { idPrefix?: string };

/**
 * `resolveLink`: addresses for `[[wiki links]]`; without it each becomes its label. `resolveImage`:
 * pictures of ours; without it each is a link like any other picture. `topLevel`: the level of the outermost headings, 2 unless the text stands under another heading. `idPrefix`: put
 * into every id, for a page that shows several texts.
 */
export type EssayOptions = {
  resolveLink?: ResolveLink;
  resolveImage?: ResolveImage;
  topLevel?: number;
  idPrefix?: string;
};

/**
 * `html`: safe HTML. `headings`: those outside quotes and lists, for a table of contents. `words`:
 * how many there are. `summary`: the first paragraph as plain text, at most 200 characters.
 */
export type RenderedEssay = {
  html: string;
  headings: EssayHeading[];
  words: number;
  summary: string;
};

/**
 * A comment's Markdown as safe HTML. Takes any text, never throws, and shows every word of it: HTML
 * as it was typed, a picture as a link to it, a heading as a paragraph in strong. Ids, which only
 * footnotes have, start with `idPrefix`, by default a mark of the text itself, so that only equal
 * comments on one page share them.
 */
export function renderComment(markdown: string, options: CommentOptions = {}): string {
  const { tree } = parseMarkdown(markdown, 'comment');
  limitExpansion(tree, markdown.length);
  replaceShortcodes(tree);
  const notePrefix = `note-${options.idPrefix ?? markOf(markdown)}-`;
  const html = toHtmlTree(tree, notePrefix);
  flattenHeadings(html);
  settleLinks(html, { rel: COMMENT_REL });
  return toSafeHtml(html, notePrefix, 'comment');
}

/**
 * An essay's Markdown as safe HTML, with what a page says about it. The same rules as for a comment,
 * except that it has headings (h2 to h6, with ids), wiki links, and links without `nofollow`.
 */
export function renderEssay(markdown: string, options: EssayOptions = {}): RenderedEssay {
  const { tree } = parseMarkdown(markdown, 'essay');
  limitExpansion(tree, markdown.length);
  resolveWikiLinks(tree, options.resolveLink ?? (() => null));
  replaceShortcodes(tree);
  const idPrefix = options.idPrefix ? `${options.idPrefix}-` : '';
  const headings = arrangeHeadings(tree, { topLevel: options.topLevel, idPrefix });
  const notePrefix = `note-${idPrefix}`;
  const html = toHtmlTree(tree, notePrefix);
  const headingIds = new Set(headings.map(({ id }) => id));
  const resolveImage = upToMost(options.resolveImage);
  settleLinks(html, { rel: ESSAY_REL, headingIds, idPrefix, resolveImage });
  return {
    html: toSafeHtml(html, notePrefix, 'essay'),
    headings,
    words: countWords(tree),
    summary: summarise(tree),
  };
}

function toHtmlTree(tree: Root, clobberPrefix: string): HtmlRoot {
  return unified()
    .use(remarkRehype, {
      clobberPrefix,
      footnoteLabel: 'Notes',
      footnoteLabelTagName: 'h2',
      footnoteLabelProperties: {},
    })
    .runSync(tree) as HtmlRoot;
}

function toSafeHtml(tree: HtmlRoot, notePrefix: string, kind: 'comment' | 'essay'): string {
  finishElements(tree, notePrefix);
  return writer.stringify(sanitisers[kind].runSync(tree) as HtmlRoot);
}

const sanitisers = {
  comment: unified().use(rehypeSanitize, commentSchema).freeze(),
  essay: unified().use(rehypeSanitize, essaySchema).freeze(),
};

const writer = unified().use(rehypeStringify).freeze();

/** A short mark of a text: the same text always has the same (FNV-1a, 32 bits). */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

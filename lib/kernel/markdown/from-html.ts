import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { simplifyForumHtml } from './forum-html.ts';

/** Elements inside each other that parsing may go down by recursion. Forum posts reach 30. */
const MAX_OPEN_ELEMENTS = 200;

/** Elements that have no end tag, or may leave it out and so would look as if they were nested. */
const NOT_NESTING = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option'.split(
    ' ',
  ),
);

/** `baseUrl`: where the HTML comes from; without it a link relative to that place becomes words. */
export type FromHtmlOptions = { baseUrl?: string };

const reader = unified().use(rehypeParse, { fragment: true }).freeze();
const converter = unified().use(rehypeRemark).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
  })
  .freeze();

/**
 * HTML of a forum post (Discourse's "cooked" text, or plain HTML) as our Markdown. Quotes keep who
 * said it, emoji pictures become shortcodes, mentions become words, previews of pages and pictures
 * become links, folded parts and spoilers become ordinary text. Takes any HTML and never throws;
 * nested deeper than anybody writes, it gives the bare words.
 */
export function htmlToMarkdown(html: string, options: FromHtmlOptions = {}): string {
  if (nestsTooDeep(html)) return bareWords(html);
  const tree: Root = reader.parse(html);
  simplifyForumHtml(tree, options.baseUrl);
  return writer.stringify(converter.runSync(tree)).trim();
}

/**
 * Whether elements stand inside each other deeper than anybody writes. Counts tags without parsing,
 * because the parser itself goes down by recursion.
 */
export function nestsTooDeep(html: string): boolean {
  let open = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (NOT_NESTING.has(name.toLowerCase())) continue;
    open = slash ? Math.max(0, open - 1) : open + 1;
    if (open > MAX_OPEN_ELEMENTS) return true;
  }
  return false;
}

function bareWords(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\\`*_[\]<>#~|]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { htmlToMarkdown, nestsTooDeep } from './from-html.ts';
import { simplifyPastedHtml } from './pasted-html.ts';

/** More than this was not selected by hand; parsing it would stop the page. */
const LONGEST_HTML = 5_000_000;

const reader = unified().use(rehypeParse, { fragment: true }).freeze();
const writer = unified().use(rehypeStringify).freeze();

/**
 * HTML of a clipboard, from Word, Google Docs, LibreOffice or a page of the web, as our Markdown:
 * headings, lists and lists in them, tables, quotations, links, bold and italic by name or by style,
 * footnotes. What only says how it looks goes. Empty where the HTML is too much or has no words: the
 * plain text of the clipboard is there then.
 */
export function pastedToMarkdown(html: string): string {
  if (html.length > LONGEST_HTML || nestsTooDeep(html)) return '';
  const tree: Root = reader.parse(wordsOf(html));
  const notes = simplifyPastedHtml(tree);
  const text = tidy(htmlToMarkdown(writer.stringify(tree)), notes.length > 0);
  const written = notes.map(({ name, html: note }) => {
    const words = htmlToMarkdown(note).replace(/\n+/g, '\n    ');
    return `[^${name}]: ${words}`;
  });
  return [text, ...written].filter(Boolean).join('\n\n');
}

/** What was selected, where the clipboard says so; without Word's conditional comments. */
function wordsOf(html: string): string {
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  return fragment
    .replace(/<!\[if !supportLists\]>/g, '')
    .replace(/<!\[(?:if|endif)[^\]]*\]>/g, '')
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, '');
}

/** What serialising escapes though we mean it, and lines that hold a space only. */
function tidy(markdown: string, hasNotes: boolean): string {
  const text = markdown
    // Two spaces in a row come as one that may not break.
    .replace(/ \u00A0+|\u00A0+ /g, ' ')
    .replace(/^[\s\u00A0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
  return hasNotes ? text.replace(/\\?\[\^([\w-]+)\\?\]/g, '[^$1]') : text;
}

import { htmlToMarkdown } from '#lib/kernel/markdown/from-html.ts';

/** A post's HTML as Markdown, with what could not be kept. */
export type WordpressText = {
  markdown: string;
  /** Shortcodes without an effect here, by name, and how often. */
  shortcodes: Map<string, number>;
  pictures: number;
};

/** Elements that stand for themselves: WordPress puts no paragraph around them. */
const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio)\b/i;

const CAPTION = /\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]/gi;
const SHORTCODE = /\[(\/?)([a-z][a-z0-9_-]{1,30})((?:\s[^\][\n]{0,500})?)\/?\]/gi;

/** Shortcodes that WordPress itself has; a word in brackets of another name is a word. */
const KNOWN_SHORTCODES = new Set(
  'gallery audio video playlist embed caption wp_caption contact-form contact-field contact_form_7 youtube vimeo soundcloud twitter tweet instagram googlemaps polldaddy slideshow ga archives sitemap recent_posts latex subscribe'.split(
    ' ',
  ),
);

/**
 * The text of a post as WordPress stores it: HTML with comments of the block editor, or HTML whose
 * paragraphs are empty lines (`wpautop`), with shortcodes in square brackets.
 */
export function wordpressToMarkdown(content: string): WordpressText {
  const shortcodes = new Map<string, number>();
  const hasBlocks = content.includes('<!-- wp:');
  const bare = content
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(CAPTION, (_, inside: string) => `<p>${inside.trim()}</p>`)
    .replace(SHORTCODE, (whole, slash: string, name: string, words: string) => {
      const known = name.toLowerCase();
      if (!KNOWN_SHORTCODES.has(known)) return whole;
      if (slash === '') shortcodes.set(known, (shortcodes.get(known) ?? 0) + 1);
      // What stands between is a link or a text, and stays.
      const address = /\b(?:src|url|href|mp3|mp4)="(https?:\/\/[^"\s]+)"/i.exec(words)?.[1];
      return address === undefined ? '' : `<a href="${address}">${address}</a>`;
    });
  const html = hasBlocks ? bare : paragraphs(bare);
  const pictures = html.match(/<img\b/gi)?.length ?? 0;
  return { markdown: html.trim() === '' ? '' : htmlToMarkdown(html), shortcodes, pictures };
}

/** A comment's HTML as Markdown: few tags, and paragraphs that are empty lines. */
export function commentToMarkdown(content: string): string {
  const bare = content.replace(/\r\n?/g, '\n').trim();
  if (bare === '') return '';
  return htmlToMarkdown(paragraphs(bare));
}

/** Empty lines as paragraphs and line ends as breaks, outside of what has its own (`<pre>`, blocks). */
function paragraphs(html: string): string {
  // Parts with an odd number are <pre>…</pre>, whose line ends are its own.
  return html
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((part, index) => (index % 2 === 1 ? part : inParagraphs(part)))
    .join('\n');
}

function inParagraphs(html: string): string {
  return html
    .split(/\n(?:[ \t]*\n)+/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .map((chunk) => (BLOCK.test(chunk) ? chunk : `<p>${withBreaks(chunk)}</p>`))
    .join('\n');
}

// After a tag of a block a line end is nothing to see.
function withBreaks(chunk: string): string {
  return chunk
    .split('\n')
    .reduce((text, line) =>
      BLOCK.test(line.trimStart()) ||
      /<\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|br ?\/?)>\s*$/i.test(text)
        ? `${text}\n${line}`
        : `${text}<br>${line}`,
    );
}

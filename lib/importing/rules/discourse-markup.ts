import { cleanName } from './clean-text.ts';
import { codeEndAt, runLength } from './markdown-code.ts';

/** Quotes in quotes in quotes: nobody follows more, and each level makes every line longer. */
const QUOTE_DEPTH_MAX = 8;

/** Forum text as Markdown of ours, with what could not be kept as it was. */
export type ConvertedMarkup = {
  markdown: string;
  /** Pictures that became links to the original, or only their label. */
  pictures: number;
  /** HTML tags and forum tags that were turned into Markdown or dropped. */
  tags: number;
};

type Token =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'open'; text: string; name: string; matched: boolean }
  | { kind: 'close'; text: string; matched: boolean };

const QUOTE_OPEN = /[ \t]*\[quote(?:=([^\]\n]{1,300}))?\]/iy;
const QUOTE_CLOSE = /\[\/quote\]/iy;

/**
 * Discourse's raw text as Markdown: `[quote="name, post:3, topic:4"]` becomes a blockquote that
 * begins "name wrote:", uploaded pictures become links, folded parts are unfolded, and HTML that
 * only sets the look goes. Code is left alone. `pictures` gives the address of an upload by its
 * name (see uploadedPictures).
 */
export function discourseToMarkdown(
  raw: string,
  pictures: ReadonlyMap<string, string>,
): ConvertedMarkup {
  const converted: ConvertedMarkup = { markdown: '', pictures: 0, tags: 0 };
  const lines = new QuotedLines();
  for (const token of matchQuotes(tokenize(raw))) {
    if (token.kind === 'open' && token.matched) lines.open(attribution(token.name));
    else if (token.kind === 'close' && token.matched) lines.close();
    else if (token.kind === 'text') lines.add(convertText(token.text, pictures, converted));
    else lines.add(token.text);
  }
  converted.markdown = lines.toString().trim();
  return converted;
}

/** The address of each uploaded picture of a post's HTML, by the name its raw text uses. */
export function uploadedPictures(cooked: string): Map<string, string> {
  const pictures = new Map<string, string>();
  const pattern = /(<a class="lightbox" [^<>]*>)?<img ([^<>]*)>/g;
  for (const [, anchor, image = ''] of cooked.matchAll(pattern)) {
    const name = /\bdata-base62-sha1="([^"]+)"/.exec(image)?.[1];
    const address =
      /\bhref="(https?:\/\/[^"]+)"/.exec(anchor ?? '') ?? /\bsrc="(https?:\/\/[^"]+)"/.exec(image);
    if (name && address?.[1]) pictures.set(name, address[1].replaceAll('&amp;', '&'));
  }
  return pictures;
}

function tokenize(raw: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let at = 0;
  const cutText = () => {
    if (at > start) tokens.push({ kind: 'text', text: raw.slice(start, at) });
  };
  while (at < raw.length) {
    const code = codeEndAt(raw, at);
    const token = code === null ? quoteTokenAt(raw, at) : null;
    if (code !== null || token) {
      const end = code ?? at + (token?.text.length ?? 0);
      cutText();
      tokens.push(token ?? { kind: 'code', text: raw.slice(at, end) });
      start = end;
      at = end;
    } else if (raw[at] === '`') at += runLength(raw, at);
    else at += raw[at] === '\\' ? 2 : 1;
  }
  at = raw.length;
  cutText();
  return tokens;
}

function quoteTokenAt(raw: string, at: number): Token | null {
  if (at === 0 || raw[at - 1] === '\n') {
    QUOTE_OPEN.lastIndex = at;
    const open = QUOTE_OPEN.exec(raw);
    if (open) return { kind: 'open', text: open[0], name: quotedName(open[1]), matched: false };
  }
  if (raw[at] !== '[') return null;
  QUOTE_CLOSE.lastIndex = at;
  const close = QUOTE_CLOSE.exec(raw);
  return close ? { kind: 'close', text: close[0], matched: false } : null;
}

// `"name, post:3, topic:4, full:true"`: the name is what stands before the first setting.
function quotedName(written = ''): string {
  const inner = written.trim().replace(/^["“”']|["“”']$/g, '');
  return cleanName(inner.split(/,\s*(?:post|topic|username|full):/)[0] ?? '');
}

function matchQuotes(tokens: Token[]): Token[] {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token);
    if (token.kind !== 'close') continue;
    const partner = open.pop();
    if (partner?.kind !== 'open') continue;
    partner.matched = true;
    token.matched = true;
  }
  return tokens;
}

function attribution(name: string): string {
  if (name === '') return '';
  const plain = name
    .replace(/[\\`*_[\]<>~|&:]/g, '\\$&')
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
  return `${plain} wrote:`;
}

/** Collects lines, each with a mark for every quote it stands in. */
class QuotedLines {
  private readonly lines: string[] = [];
  private line = '';
  private depth = 0;
  private justAfterMark = false;

  add(text: string): void {
    // A quote's mark makes its own blank line: the line end that follows the mark is one too many.
    const following = this.justAfterMark ? text.replace(/^(?:[ \t]*\n)+/, '') : text;
    this.justAfterMark = this.justAfterMark && following === '';
    const [first = '', ...rest] = following.split('\n');
    this.line += first;
    for (const line of rest) {
      this.endLine();
      this.line = line;
    }
  }

  open(attributed: string): void {
    this.endParagraph();
    this.depth += 1;
    if (attributed !== '') {
      this.line = attributed;
      this.endParagraph();
    }
    this.justAfterMark = true;
  }

  close(): void {
    if (this.line.trim() !== '') this.endLine();
    this.line = '';
    // A blank line at the end of a quote is nothing to see.
    while (this.lines.at(-1)?.replaceAll('>', '').trim() === '') this.lines.pop();
    this.depth -= 1;
    this.endLine();
    this.justAfterMark = true;
  }

  toString(): string {
    return [...this.lines, this.mark(this.line)].join('\n');
  }

  private endParagraph(): void {
    if (this.line.trim() !== '') this.endLine();
    this.line = '';
    this.endLine();
  }

  private endLine(): void {
    this.lines.push(this.mark(this.line));
    this.line = '';
  }

  private mark(line: string): string {
    return ('> '.repeat(Math.min(this.depth, QUOTE_DEPTH_MAX)) + line).trimEnd();
  }
}

const UPLOAD = /(!?)\[([^\]\n]{0,500})\]\(\s*upload:\/\/([A-Za-z0-9]+)[^\s)]{0,40}\s*\)/g;
const FOLD = /<(\/?)details>|\[(\/?)details(?:="?([^"\]\n]{0,300})"?)?\]/gi;
const SUMMARY = /<summary>([^<]{0,1000})<\/summary>/gi;
const LOOK_ONLY = /<\/?(?:sub|sup|small|big|kbd|ins|mark|center|span|div|u|summary)>/gi;
const SPOILER = /\[\/?spoiler\]/gi;
const BREAK = /<br ?\/?>/gi;

function convertText(
  text: string,
  pictures: ReadonlyMap<string, string>,
  converted: ConvertedMarkup,
): string {
  const tag = (replacement: string) => {
    converted.tags += 1;
    return replacement;
  };
  return dropHtmlComments(text)
    .replace(UPLOAD, (_, sign: string, label: string, name: string) => {
      converted.pictures += 1;
      // "Figure 1|690x344, 50%": what follows the bar is the size.
      const words = label.split('|')[0]?.trim() || 'untitled';
      const shown = sign === '!' ? `Picture: ${words}` : words;
      const address = pictures.get(name);
      return address ? `[${shown}](<${address}>)` : `(${shown})`;
    })
    .replace(SUMMARY, (_, words: string) => tag(`\n\n${summary(words)}\n\n`))
    .replace(FOLD, (_, _end1, _end2, title?: string) =>
      tag(title ? `\n\n**${title.trim()}**\n\n` : '\n\n'),
    )
    .replace(LOOK_ONLY, () => tag(''))
    .replace(SPOILER, () => tag(''))
    .replace(BREAK, () => tag(' '))
    .replace(/\n{3,}/g, '\n\n');
}

// A summary may hold a heading of its own.
function summary(words: string): string {
  const line = words.trim();
  return line === '' || /[\n#]/.test(line) ? line : `**${line}**`;
}

function dropHtmlComments(text: string): string {
  // Up to the last "-->" every "<!--" finds its end, so the search never runs in vain.
  const end = text.lastIndexOf('-->') + 3;
  if (end < 3) return text;
  return text.slice(0, end).replace(/<!--[\s\S]*?-->/g, '') + text.slice(end);
}

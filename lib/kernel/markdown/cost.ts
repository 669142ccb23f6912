/**
 * What a text costs to parse, estimated before it is parsed.
 *
 * micromark follows the specification exactly and most of it takes time in proportion to the text,
 * but a few constructs take time in proportion to its square. Measured on one core with texts of
 * 10,000 characters (a text of ordinary words of that length takes 3 ms):
 *
 *   nested emphasis `*a **a … a** a*`   490 ms   each closer looks back over all openers
 *   unmatched closers `a]a]a]`          330 ms   the same for brackets
 *   nested images `![![a](b)](b)`     2,300 ms   each bracket resolves all that it holds again
 *   nested quotes `> > > a`             460 ms   and toHast overflows the stack
 *   nested lists `* * * a`            5,400 ms   each line asks every open container
 *   underlined headings `a\n=\n`        880 ms   each heading copies all events so far
 *   quotes and gaps `> a\n\n`           350 ms   each container's end copies all events so far
 *   lazy lines `> a\nb\nb\n`            710 ms   each lazy line looks back over its paragraph
 *
 * At 200,000 characters each is 400 times that. Everything here is one pass over the text; the
 * estimates may be too high for odd texts, so every limit is far above what people write.
 */

/** Quotes and lists inside each other. Mail threads reach 10; toHast overflows near 1,200. */
export const MAX_NESTING = 40;

/**
 * Ends of containers, or lazy lines, times the events of the whole text: what copying costs, 25 to
 * 100 ns each, so at most 150 ms. A book chapter of 4,000 lines may hold 350 lists.
 */
export const MAX_CONTAINER_COST = 1_500_000;

/** Underlined headings times lines, about 70 ns each, so at most 70 ms. */
export const MAX_UNDERLINE_COST = 1_000_000;

/** Lines with something on them. A text of 200,000 characters has 3,000 to 6,000. */
export const MAX_LINES = 20_000;

/**
 * Characters that open or close emphasis, strikethrough, links or images in one paragraph. 500 cost
 * 6 ms; the links of a long reading list written as one paragraph have 300.
 */
export const MAX_MARKS = 500;

/** Brackets open at the same time in one paragraph: links can't nest, and text hardly does. */
export const MAX_OPEN_BRACKETS = 30;

/**
 * Runs of backticks in one paragraph that open code which nothing closes: each reads the rest of
 * the paragraph. 3,300 of them in 10,000 characters took 900 ms.
 */
export const MAX_UNCLOSED_CODE = 50;

/**
 * All places of one paragraph where something may begin: marks, code, `<`, `&`, `!`, `\\` and line
 * ends. From about 40,000 events on V8 moves the parser's arrays slowly (30 times longer).
 */
export const MAX_STARTS = 10_000;

/** Columns of a tab stop in Markdown. */
const TAB = 4;

/** A list item or a footnote's text; what follows the marker decides how deep its lines must stand. */
const MARKER = /(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\s]{1,999}\]:)(?=[ \t]|$)/y;

/** What ends a paragraph even on a lazy line: a heading or a fence. */
const INTERRUPTS = /^(?:#{1,6}(?:[ \t]|$)|```|~~~)/;

/** A list item: the column at which its text stands, and the quotes it stands in. */
type Item = { column: number; quotes: number };

/**
 * `start`: column of the first list marker, or else of the text; `items`: those that open here;
 * `rest`: the line after all markers.
 */
type Prefix = { quotes: number; start: number; items: Item[]; rest: string };

/**
 * Where a rule across the page (`- - -`) may begin, which wins over list items of the same
 * characters: behind everything else on the line, or at its end if there is none.
 */
function ruleStart(line: string): number {
  const end = line.trimEnd();
  const mark = end.at(-1);
  if (mark !== '-' && mark !== '*') return line.length;
  let count = 0;
  let at = end.length;
  while (at > 0 && (line[at - 1] === mark || line[at - 1] === ' ' || line[at - 1] === '\t')) {
    at -= 1;
    if (line[at] === mark) count += 1;
  }
  return count < 3 ? line.length : at;
}

/** A blank, `>` or list marker at a place of a line; empty if the text begins there. */
function markerAt(line: string, at: number, rule: number): string {
  const character = line.charAt(at);
  if (character === ' ' || character === '\t' || character === '>') return character;
  MARKER.lastIndex = at;
  return at < rule ? (MARKER.exec(line)?.[0] ?? '') : '';
}

/** Reads the quote and list markers at the start of a line; stops when they are too many. */
function readPrefix(line: string): Prefix {
  const items: Item[] = [];
  const rule = ruleStart(line);
  let quotes = 0;
  let column = 0;
  let start = -1;
  let at = 0;
  let marker = markerAt(line, at, rule);
  while (marker !== '' && quotes + items.length <= MAX_NESTING) {
    if (marker === '>') quotes += 1;
    else if (marker.trim() !== '') {
      if (start < 0) start = column;
      const width = marker.startsWith('[') ? TAB : marker.length + 1;
      items.push({ column: column + width, quotes });
    }
    column += marker === '\t' ? TAB - (column % TAB) : marker.length;
    at += marker.length;
    marker = markerAt(line, at, rule);
  }
  return { quotes, start: start < 0 ? column : start, items, rest: line.slice(at) };
}

/** Walks over the lines of a text and adds up what its structure costs. */
class StructureCost {
  deepest = 0;
  lines = 0;
  events = 0;
  ends = 0;
  underlines = 0;
  private quotes = 0;
  private items: Item[] = [];
  private afterBlank = true;

  add(line: string): void {
    const prefix = readPrefix(line);
    this.events += 1 + prefix.quotes + prefix.items.length;
    if (prefix.rest === '' && prefix.items.length === 0) this.addBlank(prefix);
    else this.addText(prefix);
  }

  private addBlank({ quotes }: Prefix): void {
    if (quotes < this.quotes) this.ends += 1;
    this.quotes = quotes;
    this.afterBlank = true;
  }

  private addText({ quotes, start, items, rest }: Prefix): void {
    this.lines += 1;
    this.events += 1;
    if (/^(?:=+|-+)[ \t]*$/.test(rest)) this.underlines += 1;
    const kept = this.items.filter(({ column }) => column <= start);
    const left = this.items.slice(kept.length);
    // The next item of the same list costs no more than a line of text, if the last held no quote.
    const isNextItem = items.length > 0 && left.length === 1 && left[0]?.quotes === this.quotes;
    const leaves = quotes < this.quotes || (left.length > 0 && !isNextItem);
    if (leaves) this.ends += 1;
    // A lazy line closes nothing, so the next one looks back over the same paragraph again.
    if (!leaves || this.afterBlank || items.length > 0 || INTERRUPTS.test(rest)) {
      this.quotes = quotes;
      this.items = [...kept, ...items];
    }
    this.deepest = Math.max(this.deepest, this.quotes + this.items.length);
    this.afterBlank = false;
  }
}

/**
 * Whether quotes, lists and headings of a text are more than can be parsed in time or rendered
 * without overflowing the stack. Takes Markdown with \n line ends of any length.
 */
export function hasTooMuchStructure(markdown: string): boolean {
  const cost = new StructureCost();
  for (const line of markdown.split('\n')) {
    cost.add(line);
    if (cost.deepest > MAX_NESTING || cost.lines > MAX_LINES) return true;
  }
  return (
    cost.ends * cost.events > MAX_CONTAINER_COST ||
    cost.underlines * cost.lines > MAX_UNDERLINE_COST
  );
}

/**
 * Whether one paragraph has more emphasis, brackets and code marks than can be matched in time.
 * Takes the Markdown of the paragraph, or of lines that hold it.
 */
export function hasTooManyMarks(paragraph: string): boolean {
  let starts = 0;
  let marks = 0;
  let open = 0;
  for (const [start] of paragraph.matchAll(/[*_~[\]<&!\\\n]|`+/g)) {
    starts += 1;
    if ('*_~[]'.includes(start)) marks += 1;
    if (start === '[') open += 1;
    if (start === ']' && open > 0) open -= 1;
    if (marks > MAX_MARKS || open > MAX_OPEN_BRACKETS || starts > MAX_STARTS) return true;
  }
  return hasTooMuchUnclosedCode(paragraph);
}

function hasTooMuchUnclosedCode(paragraph: string): boolean {
  const runs = [...paragraph.matchAll(/(\\?)(`+)/g)];
  const last = new Map(runs.map(([, , run = ''], index) => [run.length, index]));
  let unclosed = 0;
  runs.forEach(([, backslash = '', run = ''], index) => {
    // A backslash takes the first backtick away from an opening run, but not from a closing one.
    const length = run.length - backslash.length;
    if (length > 0 && (last.get(length) ?? -1) <= index) unclosed += 1;
  });
  return unclosed > MAX_UNCLOSED_CODE;
}

/**
 * Whether any run of lines without a gap has too many marks. A paragraph never crosses an empty
 * line, so false means that no paragraph has; true asks for a closer look, because the lines may be
 * code or a list.
 */
export function mayHaveTooManyMarks(markdown: string): boolean {
  return markdown.split(/\n[ \t]*(?=\n)/).some(hasTooManyMarks);
}

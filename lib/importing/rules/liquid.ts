// Liquid as Jekyll has it, as far as a text can do without a Jekyll site: what can be worked out
// is, what can't is left out and counted. The tokeniser of liquidjs gives up on the first thing that
// isn't Liquid; a text that somebody wrote has to come in all the same.

/** Stands where a value was that only Jekyll knows. A character for private use, which no text has. */
export const UNKNOWN_VALUE = '\ue0ff';

/** What a text can be told about its site. */
export type LiquidSite = {
  /** The address of a file (`_docs/history.md`), with its slash; null when it does not come in. */
  linkTo: (path: string) => string | null;
  /** The address of a post by its name (`2013-05-06-title`). */
  postUrl: (name: string) => string | null;
  /** The text of `site.url`, `page.title` and so on. */
  value: (name: string) => string | null;
};

/** What was made of a text, and what could not be kept, by name. */
export type LiquidText = {
  text: string;
  /** Tags and values without an effect here, each as it is named to people, and how often. */
  dropped: Map<string, number>;
};

/** Loops in loops in conditions: nobody writes more, and an attack should cost nothing. */
const FRAMES_MAX = 50;

/** What is left out is named this long. */
const NAME_SHOWN = 40;

const START = /\{\{|\{%/g;

/** A tag or a value longer than this is none that we know. */
const INSIDE_MAX = 1_000;

/** Tags whose inside is a pattern for many, and says nothing by itself. */
const PATTERNS = new Set(['for', 'tablerow', 'capture']);
const CONDITIONS = new Set(['if', 'unless', 'case']);

type Frame = {
  tag: string;
  parts: string[];
  /** Whether what comes now is kept. */
  keeps: boolean;
  /** Whether a branch of a condition was kept already. */
  kept: boolean;
  info: string;
};

/** Turns a text with Liquid into one without. */
export function withoutLiquid(source: string, site: LiquidSite): LiquidText {
  const reader = new LiquidReader(source.replaceAll(UNKNOWN_VALUE, ''), site);
  return { text: reader.read(), dropped: reader.dropped };
}

class LiquidReader {
  readonly dropped = new Map<string, number>();
  private readonly source: string;
  private readonly site: LiquidSite;
  private readonly variables = new Map<string, string>();
  private frames: Frame[] = [frame('', true)];
  private at = 0;
  private trimsNext = false;

  constructor(source: string, site: LiquidSite) {
    this.source = source;
    this.site = site;
  }

  read(): string {
    const { source } = this;
    while (this.at < source.length) {
      START.lastIndex = this.at;
      const start = START.exec(source);
      const closing = start?.[0] === '{{' ? '}}' : '%}';
      const end = start ? source.indexOf(closing, start.index + 2) : -1;
      if (!start || end === -1) {
        // Without an end it is no Liquid, and neither is anything after it.
        this.add(source.slice(this.at));
        break;
      }
      this.add(source.slice(this.at, start.index));
      const inside = source.slice(start.index + 2, end);
      this.at = end + 2;
      if (inside.startsWith('-')) this.trimEnd();
      if (start[0] === '{{') this.add(this.valueOf(inside));
      else this.tag(inside);
      // What raw and comment hold was taken already.
      if (inside.endsWith('-') && !/^-?\s*(?:raw|comment)\b/.test(inside)) this.trimsNext = true;
    }
    while (this.frames.length > 1) this.close();
    return this.frames[0]?.parts.join('') ?? '';
  }

  private add(text: string): void {
    const frame = this.frames.at(-1);
    const kept = this.trimsNext ? text.trimStart() : text;
    if (text !== '') this.trimsNext = false;
    if (frame?.keeps) frame.parts.push(kept);
  }

  private trimEnd(): void {
    const parts = this.frames.at(-1)?.parts;
    const last = parts?.pop();
    if (last !== undefined) parts?.push(last.trimEnd());
  }

  private tag(inside: string): void {
    const { name, words } = tagOf(inside);
    if (name === 'raw') this.add(this.verbatim('raw'));
    else if (name === 'comment') this.verbatim('comment');
    else if (name.startsWith('end')) this.end(name.slice(3));
    else if (name === 'elsif' || name === 'else' || name === 'when') this.branch(name);
    else if (name === 'highlight') this.open(name, true, words);
    else if (CONDITIONS.has(name)) {
      this.drop(`{% ${name} %}`);
      this.open(name, name !== 'case', words);
    } else if (PATTERNS.has(name)) {
      this.drop(`{% ${name} ${words} %}`);
      this.open(name, false, words);
    } else if (name === 'assign' && this.assign(words)) return;
    else this.add(this.single(name, words));
  }

  /** What a tag without an end stands for. */
  private single(name: string, words: string): string {
    if (name === 'link' || name === 'post_url') {
      const target = words.replace(/^["']|["']$/g, '');
      const address = name === 'link' ? this.site.linkTo(target) : this.site.postUrl(target);
      if (address === null) this.drop(`{% ${name} ${target} %}`);
      return address ?? UNKNOWN_VALUE;
    }
    const gist = name === 'gist' ? /^[\w./-]+/.exec(words)?.[0] : undefined;
    if (gist !== undefined) return `<https://gist.github.com/${gist}>`;
    this.drop(`{% ${name} ${words} %}`);
    return '';
  }

  private assign(words: string): boolean {
    const [, variable, value] = /^([\w-]+)\s*=\s*(["'][^"']*["'])$/.exec(words) ?? [];
    if (variable === undefined || value === undefined) return false;
    this.variables.set(variable, value.slice(1, -1));
    return true;
  }

  /** What stands between a tag and its end, without looking into it. */
  private verbatim(name: string): string {
    const ending = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
    ending.lastIndex = this.at;
    const found = ending.exec(this.source);
    const text = this.source.slice(this.at, found?.index ?? this.source.length);
    this.at = found ? ending.lastIndex : this.source.length;
    return text;
  }

  private open(tag: string, keeps: boolean, info: string): void {
    const within = this.frames.at(-1)?.keeps ?? true;
    if (this.frames.length > FRAMES_MAX) return;
    this.frames.push({ ...frame(tag, keeps && within), kept: keeps, info });
  }

  private branch(name: string): void {
    const frame = this.frames.at(-1);
    if (!frame || !CONDITIONS.has(frame.tag)) return;
    const within = this.frames.at(-2)?.keeps ?? true;
    frame.keeps = within && !frame.kept && (name === 'when' || frame.tag === 'case');
    if (frame.keeps) frame.kept = true;
  }

  private end(tag: string): void {
    if (!this.frames.some((frame) => frame.tag === tag)) return;
    while (this.frames.length > 1) if (this.close() === tag) return;
  }

  private close(): string {
    const frame = this.frames.pop();
    if (!frame) return '';
    const text = frame.parts.join('');
    const parent = this.frames.at(-1);
    if (parent?.keeps)
      parent.parts.push(frame.tag === 'highlight' ? fenced(text, frame.info) : text);
    return frame.tag;
  }

  private valueOf(inside: string): string {
    const expression = inside.replace(/^-|-$/g, '').trim();
    const [first = '', ...filters] = expression.length > INSIDE_MAX ? [] : splitAtBars(expression);
    let value = this.namedBy(first);
    for (const filter of filters) value = value === null ? null : filtered(value, filter);
    if (value !== null) return value;
    this.drop(`{{ ${expression} }}`);
    return UNKNOWN_VALUE;
  }

  private namedBy(word: string): string | null {
    const literal = /^(["'])([\s\S]*)\1$/.exec(word)?.[2];
    if (literal !== undefined) return literal;
    return this.variables.get(word) ?? this.site.value(word);
  }

  private drop(what: string): void {
    if (this.frames.at(-1)?.keeps === false) return;
    const line = what.slice(0, INSIDE_MAX).replace(/\s+/g, ' ');
    const name = line.length > NAME_SHOWN ? `${line.slice(0, NAME_SHOWN)}…` : line;
    this.dropped.set(name, (this.dropped.get(name) ?? 0) + 1);
  }
}

/** A tag's name and what follows it. */
function tagOf(inside: string): { name: string; words: string } {
  const text = inside.replace(/^-|-$/g, '').trim();
  const name = /^[a-z_]*/i.exec(text)?.[0] ?? '';
  return { name, words: text.slice(name.length).trim() };
}

const frame = (tag: string, keeps: boolean): Frame => ({
  tag,
  parts: [],
  keeps,
  kept: false,
  info: '',
});

/** `{% highlight ruby linenos %}` as a fenced block, with a fence that its text doesn't hold. */
function fenced(text: string, info: string): string {
  const language = /^[\w+#.-]+/.exec(info)?.[0] ?? '';
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}${language}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}\n`;
}

/** An expression and its filters; a bar inside quotes parts nothing. */
function splitAtBars(expression: string): string[] {
  const parts = expression.match(/(?:"[^"]*"|'[^']*'|[^|"']|["'])+/g) ?? [];
  return parts.map((part) => part.trim());
}

/** The filters that need nothing of a site; null for the others. */
function filtered(value: string, filter: string): string | null {
  const [, name, argument] = /^(\w+)(?:\s*:\s*["']([^"']*)["'])?$/.exec(filter) ?? [];
  switch (name) {
    case 'relative_url':
    case 'absolute_url':
      return value.startsWith('/') || value === '' ? value : `/${value}`;
    case 'strip':
      return value.trim();
    case 'downcase':
      return value.toLowerCase();
    case 'upcase':
      return value.toUpperCase();
    case 'escape':
    case 'xml_escape':
      return value;
    case 'append':
      return argument === undefined ? null : value + argument;
    case 'prepend':
      return argument === undefined ? null : argument + value;
    default:
      return null;
  }
}

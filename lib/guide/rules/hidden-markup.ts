import { codeEndAt, runLength } from '#lib/importing/rules/markdown-code.ts';
import type { ResolveLink } from '#lib/kernel/markdown/wiki-links.ts';

/**
 * Stand for brackets that the author escaped (`\[`), which are meant to be seen. Unicode keeps
 * these two characters free for a program's own use; restoreBrackets turns them back.
 */
export const ESCAPED_OPEN = '\ufdd0';
export const ESCAPED_CLOSE = '\ufdd1';

/** The text with every escaped bracket as a bracket. */
export function restoreBrackets(text: string): string {
  return text.replaceAll(ESCAPED_OPEN, '[').replaceAll(ESCAPED_CLOSE, ']');
}

// [[target]], [[target|label]], ![[target]]; in a table the bar is written \|.
const WIKI_LINK = /!?\[\[([^[\]\n|]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y;
// Attributes of kramdown, Jekyll's Markdown: {: .note }, {:toc}.
const ATTRIBUTES = /\{:[^{}\n]{0,500}\}/y;
// The beginning of "[label]: {{ address }}", a link's address that only Jekyll can fill in.
const DEFINITION = /(?:^|\n) {0,3}\[[^\]\n]{1,300}\]:[ \t]*$/;
const DEFINITION_MAX = 310;
const LIQUID_BLOCK = /\{%-?\s*(comment|raw)\b/y;

/** What was found at one place of the source: what to write instead, and where to go on. */
type Found = { text: string; end: number };

/**
 * The Markdown of a Jekyll page without what its readers never see: HTML comments, liquid tags
 * (`{% … %}`, `{{ … }}`, all of `{% comment %}`) and kramdown's attributes. Wiki links become
 * Markdown links, or their label if the target doesn't resolve. Code is left alone.
 *
 * A comment that is never closed hides the rest of the text, as it does in a browser: rather too
 * little is shown than something private.
 */
export function hideMarkup(source: string, resolveLink: ResolveLink): string {
  const text = source.replace(/[\ufdd0\ufdd1]/g, '').replace(/\r\n?/g, '\n');
  const scan = new Scan(text, resolveLink);
  let result = '';
  for (let at = 0; at < text.length; ) {
    const found = scan.at(at);
    result += found.text;
    at = found.end;
  }
  return result;
}

class Scan {
  private readonly text: string;
  private readonly resolveLink: ResolveLink;
  /** Closing marks that don't come any more, so that nobody looks for them again and again. */
  private readonly exhausted = new Set<string>();

  constructor(text: string, resolveLink: ResolveLink) {
    this.text = text;
    this.resolveLink = resolveLink;
  }

  at(index: number): Found {
    const code = codeEndAt(this.text, index);
    if (code !== null) return this.keep(index, code);
    switch (this.text[index]) {
      case '`':
        return this.keep(index, index + runLength(this.text, index));
      case '\\':
        return this.escape(index);
      case '<':
        return this.comment(index) ?? this.keep(index, index + 1);
      case '{':
        return this.liquid(index) ?? this.keep(index, index + 1);
      case '[':
      case '!':
        return this.wikiLink(index) ?? this.keep(index, index + 1);
      default:
        return this.keep(index, index + 1);
    }
  }

  private keep(start: number, end: number): Found {
    return { text: this.text.slice(start, end), end };
  }

  private escape(index: number): Found {
    const next = this.text[index + 1];
    if (next === '[') return { text: ESCAPED_OPEN, end: index + 2 };
    if (next === ']') return { text: ESCAPED_CLOSE, end: index + 2 };
    // A line end must stay visible to the search for fences.
    return this.keep(index, index + (next === '\n' ? 1 : 2));
  }

  private comment(index: number): Found | null {
    if (!this.text.startsWith('<!--', index)) return null;
    // <!--> is a whole comment.
    const end = this.after('-->', index + 2) ?? this.text.length;
    return { text: '', end };
  }

  private liquid(index: number): Found | null {
    if (this.text.startsWith('{{', index)) return this.upTo('}}', index);
    if (this.text.startsWith('{%', index)) return this.liquidBlock(index);
    if (this.text.startsWith('{::comment}', index)) {
      const closing = this.after('{:/', index);
      return { text: '', end: (closing && this.after('}', closing)) ?? this.text.length };
    }
    ATTRIBUTES.lastIndex = index;
    return ATTRIBUTES.test(this.text) ? { text: '', end: ATTRIBUTES.lastIndex } : null;
  }

  private liquidBlock(index: number): Found | null {
    LIQUID_BLOCK.lastIndex = index;
    const name = LIQUID_BLOCK.exec(this.text)?.[1];
    const start = this.after('%}', index);
    if (name === undefined || start === null) return this.upTo('%}', index);
    const closing = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
    closing.lastIndex = start;
    const end = this.exhausted.has(name) ? null : closing.exec(this.text);
    if (!end) {
      this.exhausted.add(name);
      return { text: '', end: name === 'comment' ? this.text.length : start };
    }
    const inner = name === 'raw' ? this.text.slice(start, end.index) : '';
    return { text: inner, end: closing.lastIndex };
  }

  private wikiLink(index: number): Found | null {
    WIKI_LINK.lastIndex = index;
    const match = WIKI_LINK.exec(this.text);
    if (!match) return null;
    const target = (match[1] ?? '').replace(/\\$/, '').trim();
    const label = match[2]?.trim() || target;
    const address = this.resolveLink(target);
    return {
      text: address === null ? label : `[${label}](<${encodeAddress(address)}>)`,
      end: WIKI_LINK.lastIndex,
    };
  }

  private upTo(mark: string, index: number): Found | null {
    const end = this.after(mark, index + 2);
    if (end === null) return null;
    const before = this.text.slice(Math.max(0, index - DEFINITION_MAX), index);
    return { text: DEFINITION.test(before) ? '<>' : '', end };
  }

  private after(mark: string, index: number): number | null {
    if (this.exhausted.has(mark)) return null;
    const found = this.text.indexOf(mark, index);
    if (found === -1) this.exhausted.add(mark);
    return found === -1 ? null : found + mark.length;
  }
}

// What would end the <…> of a link or, in a table, its cell.
function encodeAddress(address: string): string {
  return address.replace(/[<>\s\\|]/g, (sign) => encodeURIComponent(sign));
}

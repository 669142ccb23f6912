import type { Root } from 'mdast';
import type {
  CompileContext,
  Extension as FromMarkdownExtension,
  Token,
} from 'mdast-util-from-markdown';
import type { Code, State, Extension as SyntaxExtension, Tokenizer } from 'micromark-util-types';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

declare module 'mdast' {
  /** `[[target]]` or `[[target|label]]` as it was typed, with the brackets. */
  interface WikiLink {
    type: 'wikiLink';
    value: string;
    data?: Data;
  }
  interface PhrasingContentMap {
    wikiLink: WikiLink;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
  }
}

/** Longer than any title of a page; without a limit a row of brackets would be read again and again. */
const WIKI_LINK_MAX = 300;

const OPEN = 91;
const CLOSE = 93;

/** micromark's codes for the three kinds of line end are -5 to -3; null is the end of the text. */
function isLineEnd(code: Code): boolean {
  return code === null || code <= -3;
}

const tokenizeWikiLink: Tokenizer = (effects, ok, nok) => {
  let size = 0;

  const start: State = (code) => {
    effects.enter('wikiLink');
    effects.consume(code);
    return secondOpen;
  };
  const secondOpen: State = (code) => {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return inside;
  };
  const inside: State = (code) => {
    if (code === CLOSE && size > 0) {
      effects.consume(code);
      return secondClose;
    }
    const ends = isLineEnd(code) || code === OPEN || code === CLOSE;
    if (ends || size >= WIKI_LINK_MAX) return nok(code);
    size += 1;
    effects.consume(code);
    return inside;
  };
  const secondClose: State = (code) => {
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    effects.exit('wikiLink');
    return ok;
  };
  return start;
};

const wikiLinkSyntax: SyntaxExtension = {
  text: { [OPEN]: { name: 'wikiLink', tokenize: tokenizeWikiLink } },
};

const wikiLinkNodes: FromMarkdownExtension = {
  enter: {
    wikiLink(this: CompileContext, token: Token) {
      this.enter({ type: 'wikiLink', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    wikiLink(this: CompileContext, token: Token) {
      this.exit(token);
    },
  },
};

/**
 * HTML is not part of our Markdown: `<b>` is text like any other and is shown as it was typed. That
 * is also why no HTML from a person ever reaches the sanitiser, and why `<!--<!--…`, which micromark
 * reads in quadratic time (170 ms for 10,000 characters), costs nothing.
 */
const withoutHtml: SyntaxExtension = { disable: { null: ['htmlFlow', 'htmlText'] } };

/** Characters at which micromark looks for something inside a line: marks, and starts of addresses. */
const PHRASING_STARTS =
  '!&*+-.<[\\]_`~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const tokenizeRestOfLine: Tokenizer = (effects, ok) => {
  const start: State = (code) => {
    effects.enter('data');
    return inside(code);
  };
  const inside: State = (code) => {
    if (isLineEnd(code)) {
      effects.exit('data');
      return ok(code);
    }
    effects.consume(code);
    return inside;
  };
  return start;
};

/**
 * Takes the rest of a line as words before any other rule sees it. What is left of Markdown is
 * paragraphs, quotes, lists, code blocks and tables. (Switching the other rules off by name would
 * still cut a paragraph at each mark, and putting it together again takes quadratic time.)
 */
const withoutPhrasing: SyntaxExtension = {
  text: Object.fromEntries(
    [...PHRASING_STARTS].map((character) => [
      character.charCodeAt(0),
      { name: 'restOfLine', tokenize: tokenizeRestOfLine },
    ]),
  ),
};

/** `phrasing`: whether emphasis, links and code inside a line are read; `wikiLinks`: `[[target]]`. */
type ParserOptions = { phrasing: boolean; wikiLinks: boolean };

/** A parser of our Markdown: CommonMark and GFM without HTML. */
export function createParser(options: ParserOptions): Processor<Root> {
  const processor = unified().use(remarkParse).use(remarkGfm);
  processor.use(function addOurSyntax() {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), withoutHtml];
    if (!options.phrasing) data.micromarkExtensions.push(withoutPhrasing);
    if (options.wikiLinks) {
      data.micromarkExtensions.push(wikiLinkSyntax);
      data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), wikiLinkNodes];
    }
  });
  return processor.freeze();
}

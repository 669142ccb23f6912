import { SaxesParser } from 'saxes';
import type { Result } from '#lib/kernel/result.ts';
import { formatCount } from './import-problem.ts';
import { type ImportProblem, XML_DEPTH_MAX, XML_PIECE_MAX } from './imported.ts';

/** What a reader of XML is told, in the order of the file. Names have no prefix taken off. */
export type XmlListener = {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** Text and CDATA alike; an element's text may come in several pieces. */
  text: (text: string) => void;
  close: (name: string) => void;
};

/** Thrown inside the parser's own calls to stop it at once. */
class Stopped extends Error {
  readonly line: number;
  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

/** How far a parser may be ahead of the last thing it told (it keeps all of that in memory). */
const PIECE_LIMIT = XML_PIECE_MAX;

/** A file is fed to the parser in pieces of this many characters at most, to look at the limits. */
const FEED = 64 * 1024;

/**
 * Reads XML piece by piece and tells `listener`. A document type is refused, and with it every
 * entity that somebody made up, in the file or outside it: nothing is expanded and nothing fetched.
 * Names of attributes that JavaScript's objects know themselves do no harm: they are only read.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private depth = 0;
  private toldAt = 0;
  private fed = 0;

  constructor(listener: XmlListener) {
    const { parser } = this;
    parser.on('error', (error) => {
      throw new Stopped(parser.line, wordsOf(error));
    });
    parser.on('doctype', () => {
      throw new Stopped(
        parser.line,
        'there is a document type (DTD), which no export of a blog has and we don’t read.',
      );
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.depth += 1;
      if (this.depth > XML_DEPTH_MAX) {
        throw new Stopped(
          parser.line,
          `more than ${XML_DEPTH_MAX} elements stand inside each other.`,
        );
      }
      this.toldAt = this.fed;
      listener.open(name, attributes as Record<string, string>);
    });
    parser.on('closetag', ({ name }) => {
      this.depth -= 1;
      this.toldAt = this.fed;
      listener.close(name);
    });
    const text = (piece: string) => {
      this.toldAt = this.fed;
      if (this.depth > 0) listener.text(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('comment', () => {
      this.toldAt = this.fed;
    });
    parser.on('processinginstruction', () => {
      this.toldAt = this.fed;
    });
  }

  /** Reads on. Fails, with the line, on what is no XML or breaks a limit; then nothing more is read. */
  write(text: string): Result<null, ImportProblem> {
    return this.guarded(() => {
      for (let at = 0; at < text.length; at += FEED) {
        const piece = text.slice(at, at + FEED);
        this.fed += piece.length;
        this.parser.write(piece);
        if (this.fed - this.toldAt > PIECE_LIMIT) {
          throw new Stopped(
            this.parser.line,
            `one piece of text is longer than ${formatCount(PIECE_LIMIT)} characters.`,
          );
        }
      }
    });
  }

  /** Says that the file is over. Fails if an element is still open. */
  end(): Result<null, ImportProblem> {
    return this.guarded(() => {
      this.parser.close();
    });
  }

  private guarded(work: () => void): Result<null, ImportProblem> {
    try {
      work();
      return { ok: true, value: null };
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      const problem: ImportProblem = {
        code: 'bad-xml',
        message: `Line ${formatCount(error.line)}: ${error.message}`,
        line: error.line,
      };
      return { ok: false, problem };
    }
  }
}

// The library's words begin with a position and repeat what the file says.
function wordsOf(error: Error): string {
  const words = error.message.replace(/^[^:]*:\d+:\d+:\s*/, '');
  if (/undefined entity/.test(words)) return 'there is an entity that XML does not know.';
  if (/unclosed tag|document must contain/.test(words)) return 'the file ends too early.';
  return 'the XML is broken here.';
}

import { ok, type Result } from '#lib/kernel/result.ts';
import { cleanLine, cleanName } from './clean-text.ts';
import { counted, formatCount, problem } from './import-problem.ts';
import { IMPORT_MAX_COMMENTS, type ImportItem, type ImportProblem } from './imported.ts';
import {
  COMMENT_FIELDS,
  emptyComment,
  ITEM_FIELDS,
  type WordpressBlog,
  type WordpressComment,
  type WordpressItem,
} from './wordpress-item.ts';
import { itemsOfPost } from './wordpress-post.ts';
import { XmlReader } from './xml-pieces.ts';

/** Kinds of posts that hold no text of somebody's, and what they are. */
const NO_TEXTS: Readonly<Record<string, string>> = {
  attachment: 'files that were attached',
  nav_menu_item: 'entries of menus',
  revision: 'earlier versions',
};

/** One post with its discussion, in characters; the rest of a file is never in memory with it. */
const ITEM_MAX = 32 * 1024 * 1024;

/** Authors of one blog, and kinds of things in it: more are an attack. */
const NAMES_MAX = 10_000;
const KINDS_MAX = 50;

type Yielded = Result<ImportItem, ImportProblem>;

/**
 * A blog of WordPress (WXR) as essays with their discussions, and pages of the guide, one after the
 * other as the file is read: no more than one post is in memory. Text comes in as it is decoded.
 */
export async function* readWordpress(pieces: AsyncIterable<string>): AsyncGenerator<Yielded> {
  const reading = new WordpressReading();
  const xml = new XmlReader(reading);
  for await (const piece of pieces) {
    const read = xml.write(piece);
    if (!read.ok) {
      yield read;
      return;
    }
    if (reading.problem) {
      yield reading.problem;
      return;
    }
    for (const item of reading.takeItems()) yield* itemsOf(item, reading);
  }
  const ended = xml.end();
  if (!ended.ok) {
    yield ended;
    return;
  }
  for (const item of reading.takeItems()) yield* itemsOf(item, reading);
  if (!reading.isWordpress) {
    yield problem('unknown-format', 'The XML is no export of WordPress.');
    return;
  }
  yield* passedOver(reading);
}

function* itemsOf(item: WordpressItem, reading: WordpressReading): Generator<Yielded> {
  const type = item.fields.get('wp:post_type') ?? 'post';
  if (type !== 'post' && type !== 'page') {
    reading.passOver(type);
    return;
  }
  for (const made of itemsOfPost(item, type, reading.blog())) yield ok(made);
}

function* passedOver(reading: WordpressReading): Generator<Yielded> {
  for (const [type, count] of reading.passed) {
    const known = NO_TEXTS[type];
    yield ok({
      kind: 'left-out',
      what: known
        ? `${formatCount(count)} ${known}`
        : counted(count, `item of the kind “${type}”`, `items of the kind “${type}”`),
      why:
        type === 'attachment'
          ? 'pictures and files are not in the export; pictures in texts became links.'
          : 'they are no texts.',
      notes: [],
    });
  }
}

/** What is open while the file is read. */
class WordpressReading {
  isWordpress = false;
  problem: ReturnType<typeof problem> | null = null;
  readonly passed = new Map<string, number>();
  private words: string[] | null = null;
  private item: WordpressItem | null = null;
  private comment: WordpressComment | null = null;
  private finished: WordpressItem[] = [];
  private readonly about = new Map<string, string>();
  private readonly authors = new Map<string, string>();
  private login = '';
  /** Characters that are kept of what is open. */
  private held = 0;

  open(name: string): void {
    if (name === 'wp:wxr_version') this.isWordpress = true;
    if (name === 'item') this.held = 0;
    if (name === 'item') this.item = { fields: new Map(), comments: [] };
    if (name === 'wp:comment' && this.item) this.comment = emptyComment();
    this.words = this.isWanted(name) ? [] : null;
  }

  text(piece: string): void {
    if (!this.words) return;
    this.words.push(piece);
    this.held += piece.length;
    if (this.held > ITEM_MAX) {
      this.problem = problem(
        'too-large',
        `One post and its comments have more than ${formatCount(ITEM_MAX)} characters.`,
      );
    }
  }

  close(name: string): void {
    const text = this.words?.join('') ?? null;
    this.words = null;
    if (name === 'item') this.finishItem();
    else if (name === 'wp:comment') this.finishComment();
    else if (text !== null) this.keep(name, text);
  }

  takeItems(): WordpressItem[] {
    const items = this.finished;
    this.finished = [];
    return items;
  }

  passOver(type: string): void {
    const named = cleanLine(type.slice(0, 100)).slice(0, 40);
    const known = this.passed.size < KINDS_MAX || this.passed.has(named) ? named : 'other';
    this.passed.set(known, (this.passed.get(known) ?? 0) + 1);
  }

  blog(): WordpressBlog {
    const address = this.about.get('wp:base_blog_url') ?? this.about.get('link') ?? '';
    return {
      address: cleanLine(address).slice(0, 200).replace(/\/+$/, ''),
      language: cleanLine(this.about.get('language') ?? '').slice(0, 35) || null,
      authors: this.authors,
    };
  }

  private isWanted(name: string): boolean {
    if (this.comment) return Object.hasOwn(COMMENT_FIELDS, name);
    if (this.item) return ITEM_FIELDS.has(name);
    return /^(?:wp:base_blog_url|link|language|wp:author_login|wp:author_display_name)$/.test(name);
  }

  private keep(name: string, text: string): void {
    if (this.comment) {
      const field = COMMENT_FIELDS[name];
      if (field) this.comment[field] = text;
    } else if (this.item) this.item.fields.set(name, text);
    else if (name === 'wp:author_login') this.login = text;
    else if (name === 'wp:author_display_name') {
      if (this.authors.size < NAMES_MAX) this.authors.set(this.login, cleanName(text));
    } else if (!this.about.has(name)) this.about.set(name, text);
  }

  private finishItem(): void {
    if (this.item) this.finished.push(this.item);
    this.item = null;
    this.comment = null;
  }

  private finishComment(): void {
    if (this.item && this.comment) {
      this.item.comments.push(this.comment);
      if (this.item.comments.length > IMPORT_MAX_COMMENTS) {
        this.problem = problem(
          'too-many-comments',
          `One post has more than ${formatCount(IMPORT_MAX_COMMENTS)} comments.`,
        );
      }
    }
    this.comment = null;
  }
}

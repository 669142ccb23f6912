import { ok, type Result } from '#lib/kernel/result.ts';
import { cleanBody, cleanLine, countCharacters } from './clean-text.ts';
import { CommentWriters } from './comment-writers.ts';
import { parseTime } from './discourse-posts.ts';
import { counted, formatCount, problem } from './import-problem.ts';
import {
  DISCOURSE_COMMENT_MAX,
  IMPORT_MAX_COMMENTS,
  IMPORT_TITLE_MAX,
  type ImportItem,
  type ImportProblem,
} from './imported.ts';
import { type FoundComment, orderReplies } from './order-replies.ts';
import { normalisePermalink } from './permalink.ts';
import { commentToMarkdown } from './wordpress-content.ts';
import { XmlReader } from './xml-pieces.ts';

type Yielded = Result<ImportItem, ImportProblem>;

/** A page that was discussed. */
type Thread = { forum: string; id: string; link: string; title: string; deleted: boolean };

/** A comment, as the file has it. */
type Post = {
  id: string;
  thread: string;
  parent: string;
  message: string;
  createdAt: string;
  name: string;
  /** Only to tell two of one name apart; never kept. */
  who: string;
  gone: 'deleted' | 'spam' | null;
};

/** Comments of all pages wait in memory until the file is over, because it does not sort them. */
const POSTS_MAX = 300_000;
const CHARACTERS_MAX = 128 * 1024 * 1024;

/**
 * An export of Disqus as one discussion for each page that has comments. Which essay a page is, is
 * found by its address or its title; without one its comments are left out, and that is said.
 */
export async function* readDisqus(pieces: AsyncIterable<string>): AsyncGenerator<Yielded> {
  const reading = new DisqusReading();
  const xml = new XmlReader(reading);
  for await (const piece of pieces) {
    const read = xml.write(piece);
    if (!read.ok || reading.problem) {
      yield read.ok && reading.problem ? reading.problem : (read as Yielded);
      return;
    }
  }
  const ended = xml.end();
  if (!ended.ok) {
    yield ended;
    return;
  }
  yield* discussionsOf(reading);
}

function* discussionsOf(reading: DisqusReading): Generator<Yielded> {
  let orphans = 0;
  for (const [threadId, posts] of reading.posts) {
    const thread = reading.threads.get(threadId);
    if (!thread) orphans += posts.length;
    else for (const item of discussionOf(thread, threadId, posts)) yield ok(item);
    // Let go of what is through: the next thread needs the room.
    reading.posts.set(threadId, []);
  }
  if (orphans > 0) {
    yield ok({
      kind: 'left-out',
      what: counted(orphans, 'comment', 'comments'),
      why: 'the page they belong to is not in the file.',
      notes: [],
    });
  }
}

function discussionOf(thread: Thread, threadId: string, posts: Post[]): ImportItem[] {
  const addresses = addressesOf(thread);
  const title =
    [...cleanLine(thread.title)].slice(0, IMPORT_TITLE_MAX).join('') ||
    (addresses[0] ?? `page ${cleanLine(threadId).slice(0, 40)}`);
  const what = `${counted(posts.length, 'comment', 'comments')} on “${title}”`;
  const leaveOut = (why: string): ImportItem[] => [{ kind: 'left-out', what, why, notes: [] }];
  if (thread.deleted) return leaveOut('the page was deleted there.');
  if (posts.length > IMPORT_MAX_COMMENTS) {
    return leaveOut(`more than ${formatCount(IMPORT_MAX_COMMENTS)} on one page are not read.`);
  }
  const tally = { deleted: 0, spam: 0, empty: 0, long: 0 };
  const writers = new CommentWriters();
  const found: FoundComment[] = posts.map((post) => ({
    id: post.id,
    parent: post.parent,
    writer: writers.named(post.name, post.who),
    body: bodyOf(post, tally),
    writtenAt: parseTime(post.createdAt),
  }));
  const ordered = orderReplies(found);
  const said: [number, string, string][] = [
    [
      tally.deleted,
      'comment that was deleted there is left out',
      'comments that were deleted there are left out',
    ],
    [tally.spam, 'comment that was spam is left out', 'comments that were spam are left out'],
    [tally.empty, 'comment without text is left out', 'comments without text are left out'],
    [tally.long, 'comment that is too long is left out', 'comments that are too long are left out'],
    [
      ordered.missingParents,
      'reply to a comment that is not in the file starts a branch',
      'replies to comments that are not in the file start branches',
    ],
    [
      ordered.movedUp,
      'reply to a comment that is left out moves up',
      'replies to comments that are left out move up',
    ],
  ];
  const notes = said
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${counted(count, one, many)}.`);
  if (ordered.comments.length === 0) return leaveOut(notes.join(' ') || 'there is no text in it.');
  return [
    {
      kind: 'discussion',
      format: 'disqus',
      oneOfMany: true,
      joins: { addresses },
      title,
      source: `disqus:${cleanLine(thread.forum).slice(0, 100)}:${cleanLine(threadId).slice(0, 100)}`,
      comments: ordered.comments,
      notes,
    },
  ];
}

type Tally = { deleted: number; spam: number; empty: number; long: number };

function bodyOf(post: Post, tally: Tally): string | null {
  if (post.gone) {
    tally[post.gone] += 1;
    return null;
  }
  const { text } = cleanBody(commentToMarkdown(post.message));
  if (text.trim() === '') tally.empty += 1;
  else if (countCharacters(text) > DISCOURSE_COMMENT_MAX) tally.long += 1;
  else return text.trim();
  return null;
}

/** Where the page was: the path of its address, and its name if that is one. */
function addressesOf({ link, id }: Thread): string[] {
  const path = URL.parse(link.trim())?.pathname ?? '';
  const written = [path, /^https?:/i.test(id) ? (URL.parse(id)?.pathname ?? '') : id];
  const addresses = written.map((each) => normalisePermalink(each.slice(0, 1_000)));
  return [
    ...new Set(addresses.flatMap((each) => (each.ok && each.value !== '' ? [each.value] : []))),
  ];
}

/** What is open while the file is read. */
class DisqusReading {
  problem: ReturnType<typeof problem> | null = null;
  readonly threads = new Map<string, Thread>();
  readonly posts = new Map<string, Post[]>();
  private readonly path: string[] = [];
  private words: string[] | null = null;
  private thread: (Thread & { key: string }) | null = null;
  private post: Post | null = null;
  private held = 0;
  private count = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name);
    const id = attributes['dsq:id'] ?? '';
    if (this.path.length === 2 && name === 'thread') {
      this.thread = { key: id, forum: '', id: '', link: '', title: '', deleted: false };
    } else if (this.path.length === 2 && name === 'post') {
      this.post = {
        id,
        thread: '',
        parent: '',
        message: '',
        createdAt: '',
        name: '',
        who: '',
        gone: null,
      };
    } else if (this.post && this.path.length === 3 && name === 'thread') this.post.thread = id;
    else if (this.post && this.path.length === 3 && name === 'parent') this.post.parent = id;
    this.words = this.post || this.thread ? [] : null;
  }

  text(piece: string): void {
    if (!this.words) return;
    this.words.push(piece);
    this.held += piece.length;
    if (this.held > CHARACTERS_MAX) {
      const limit = formatCount(CHARACTERS_MAX);
      this.problem = problem('too-large', `The comments have more than ${limit} characters.`);
    }
  }

  close(name: string): void {
    const text = this.words?.join('') ?? '';
    this.words = null;
    const depth = this.path.length;
    const within = this.path.at(-2);
    this.path.pop();
    if (depth === 2) this.finish();
    else if (this.thread && depth === 3) this.threadField(this.thread, name, text);
    else if (this.post && depth === 3) this.postField(this.post, name, text);
    else if (this.post && within === 'author') {
      if (name === 'name') this.post.name = text;
      // An account says more than a mail address, which a guest may have typed.
      if (name === 'username' || (name === 'email' && this.post.who === '')) this.post.who = text;
    }
  }

  private threadField(thread: Thread, name: string, text: string): void {
    if (name === 'forum' || name === 'id' || name === 'link' || name === 'title') {
      thread[name] = text.trim();
    } else if (name === 'isDeleted') thread.deleted = text.trim() === 'true';
  }

  private postField(post: Post, name: string, text: string): void {
    if (name === 'message') post.message = text;
    else if (name === 'createdAt') post.createdAt = text.trim();
    else if (name === 'isDeleted' && text.trim() === 'true') post.gone = 'deleted';
    else if (name === 'isSpam' && text.trim() === 'true') post.gone = 'spam';
  }

  private finish(): void {
    if (this.thread && this.thread.key !== '') {
      const { key, ...thread } = this.thread;
      if (!this.threads.has(key)) this.threads.set(key, thread);
    }
    if (this.post && this.post.id !== '') {
      const same = this.posts.get(this.post.thread);
      if (same) same.push(this.post);
      else this.posts.set(this.post.thread, [this.post]);
      this.count += 1;
      if (this.count > POSTS_MAX) {
        this.problem = problem(
          'too-many-comments',
          `The file has more than ${formatCount(POSTS_MAX)} comments.`,
        );
      }
    }
    this.thread = null;
    this.post = null;
  }
}

import { isSlug, slugOf } from '#lib/kernel/slug.ts';
import { cleanBody, cleanLine, cleanName, countCharacters } from './clean-text.ts';
import { CommentWriters } from './comment-writers.ts';
import { counted } from './import-problem.ts';
import {
  DISCOURSE_COMMENT_MAX,
  IMPORT_PAGE_MAX,
  IMPORT_TITLE_MAX,
  type ImportedDiscussion,
  type ImportItem,
} from './imported.ts';
import { type FoundComment, orderReplies } from './order-replies.ts';
import { normalisePermalink } from './permalink.ts';
import { SUMMARY_LENGTH, shortened } from './summary.ts';
import { commentToMarkdown, wordpressToMarkdown } from './wordpress-content.ts';
import {
  type WordpressBlog,
  type WordpressComment,
  type WordpressItem,
  wordpressTime,
} from './wordpress-item.ts';

/** What a post without a title is called by, from its text. */
const BEGINNING = 60;

/** What a status means for readers; others are left out. */
const DRAFTS: Readonly<Record<string, string>> = {
  draft: 'It was a draft there.',
  pending: 'It waited for somebody’s approval there.',
  private: 'It was private there, so it is a draft here.',
  future: 'It was to be published later, so it is a draft here.',
};

/** A post or a page of WordPress, and what was said about it. */
export function itemsOfPost(
  item: WordpressItem,
  type: 'post' | 'page',
  blog: WordpressBlog,
): ImportItem[] {
  const field = (name: string) => item.fields.get(name) ?? '';
  const id = /^\d{1,12}$/.exec(field('wp:post_id').trim())?.[0];
  const text = wordpressToMarkdown(field('content:encoded'));
  const body = cleanBody(text.markdown);
  const plain = cleanLine(body.text.slice(0, 1_000).replace(/[#*_>`[\]\\]/g, ' '));
  const named = cleanLine(titleText(field('title')));
  const title =
    [...(named || shortened(plain, BEGINNING))].slice(0, IMPORT_TITLE_MAX).join('') || 'Untitled';
  const { length } = item.comments;
  const also = length > 0 ? ` (${counted(length, 'comment', 'comments')} with it)` : '';
  const what = `the ${type} “${shortened(title, BEGINNING)}”${also}`;
  const leaveOut = (why: string): ImportItem[] => [{ kind: 'left-out', what, why, notes: [] }];
  const status = field('wp:status') || 'publish';
  if (id === undefined) return leaveOut('it has no number.');
  if (status !== 'publish' && DRAFTS[status] === undefined) {
    return leaveOut(`it is in the state “${shortened(cleanLine(status), 20)}” there.`);
  }
  if (body.text.trim() === '') return leaveOut('it has no text.');
  if (countCharacters(body.text) > IMPORT_PAGE_MAX) return leaveOut('it is too long.');

  const isLocked = field('wp:post_password') !== '';
  const notes: string[] = [];
  if (named === '') notes.push('It has no title there: this one is its beginning.');
  if (DRAFTS[status] !== undefined) notes.push(DRAFTS[status]);
  if (isLocked) notes.push('It had a password there, so it is a draft here.');
  if (text.pictures > 0) {
    notes.push(`${counted(text.pictures, 'picture became a link', 'pictures became links')}.`);
  }
  if (text.shortcodes.size > 0) {
    notes.push(
      `Without an effect here: ${[...text.shortcodes.keys()].map((name) => `[${name}]`).join(', ')}.`,
    );
  }
  const isPublic = status === 'publish' && !isLocked;
  const place = { field, blog, id, title, source: body.text, notes, isPublic };
  return type === 'page' ? pageItems(place, item) : postItems(place, item);
}

type Place = {
  field: (name: string) => string;
  blog: WordpressBlog;
  id: string;
  title: string;
  source: string;
  notes: string[];
  isPublic: boolean;
};

function postItems(
  { field, blog, id, title, source, notes, isPublic }: Place,
  item: WordpressItem,
): ImportItem[] {
  const login = field('dc:creator');
  const key = `wordpress:${blog.address}:${id}`;
  const former = formerAddress(field('link'), blog);
  const date = wordpressTime(field('wp:post_date_gmt')) ?? wordpressTime(field('wp:post_date'));
  if (isPublic && !date) notes.push('It has no date there, so it is a draft here.');
  const discussion = discussionOf(item.comments, key, title);
  return [
    {
      kind: 'essay',
      format: 'wordpress',
      key,
      title,
      slug: slugOf(decoded(field('wp:post_name'))),
      byline: blog.authors.get(login) || cleanName(login) || null,
      summary: shortened(
        cleanLine(wordpressToMarkdown(field('excerpt:encoded').slice(0, 5_000)).markdown),
        SUMMARY_LENGTH,
      ),
      language: languageOf(blog.language),
      publishedAt: isPublic ? date : null,
      source,
      redirectFrom: former === null ? [] : [former],
      notes,
    },
    ...discussion,
  ];
}

function pageItems(
  { field, blog, title, source, notes, isPublic }: Place,
  item: WordpressItem,
): ImportItem[] {
  const link = formerAddress(field('link'), blog);
  const slug = slugOf(decoded(field('wp:post_name'))) || slugOf(title);
  const permalink = link ?? slug;
  if (permalink === '') {
    return [
      {
        kind: 'left-out',
        what: `the page “${title}”`,
        why: 'its title gives no address.',
        notes: [],
      },
    ];
  }
  const order = Number(field('wp:menu_order'));
  const { length } = item.comments;
  if (length > 0) {
    notes.push(
      `${counted(length, 'comment is', 'comments are')} left out: pages of the guide have no discussion.`,
    );
  }
  return [
    {
      kind: 'page',
      format: 'wordpress',
      oneOfMany: true,
      ...(isPublic ? {} : { draft: true as const }),
      title,
      permalink,
      redirectFrom: [],
      order: Number.isInteger(order) && order > 0 && order < 1_000_000 ? order : null,
      icon: null,
      source,
      notes,
    },
  ];
}

function discussionOf(comments: WordpressComment[], essayKey: string, title: string): ImportItem[] {
  if (comments.length === 0) return [];
  const writers = new CommentWriters();
  const tally = { waiting: 0, spam: 0, pings: 0, empty: 0, long: 0 };
  const found: FoundComment[] = [];
  for (const comment of comments) {
    const { id, parent, author, email, date } = comment;
    if (id.trim() === '') continue;
    const body = bodyOf(comment, tally);
    found.push({
      id: id.trim(),
      parent: ['', '0'].includes(parent.trim()) ? '' : parent.trim(),
      writer: writers.named(author, email),
      body,
      writtenAt: wordpressTime(date),
    });
  }
  const ordered = orderReplies(found);
  const said: [number, string, string][] = [
    [
      tally.pings,
      'mention by another blog (pingback) is left out',
      'mentions by other blogs (pingbacks) are left out',
    ],
    [
      tally.spam,
      'comment that was spam or thrown away is left out',
      'comments that were spam or thrown away are left out',
    ],
    [
      tally.waiting,
      'comment that was not approved is left out',
      'comments that were not approved are left out',
    ],
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
  if (ordered.comments.length === 0) {
    return [
      {
        kind: 'left-out',
        what: `${counted(comments.length, 'comment', 'comments')} on “${title}”`,
        why: notes.join(' ') || 'there is no text in it.',
        notes: [],
      },
    ];
  }
  const discussion: ImportedDiscussion = {
    kind: 'discussion',
    format: 'wordpress',
    oneOfMany: true,
    joins: { essayKey },
    title,
    source: essayKey,
    comments: ordered.comments,
    notes,
  };
  return [discussion];
}

type Tally = { waiting: number; spam: number; pings: number; empty: number; long: number };

function bodyOf(comment: WordpressComment, tally: Tally): string | null {
  const type = comment.type.trim();
  const approved = comment.approved.trim();
  if (type === 'pingback' || type === 'trackback') tally.pings += 1;
  else if (approved === '0') tally.waiting += 1;
  else if (approved !== '1') tally.spam += 1;
  else {
    const { text } = cleanBody(commentToMarkdown(comment.content));
    if (text.trim() === '') tally.empty += 1;
    else if (countCharacters(text) > DISCOURSE_COMMENT_MAX) tally.long += 1;
    else return text.trim();
  }
  return null;
}

/** The path of an address of the blog itself; null for one elsewhere, with a query, or without a path. */
export function formerAddress(link: string, blog: Pick<WordpressBlog, 'address'>): string | null {
  const url = URL.parse(link.trim());
  const base = URL.parse(blog.address);
  if (!url || (base && url.host !== base.host) || url.search !== '') return null;
  const path = normalisePermalink(url.pathname);
  return path.ok && path.value !== '' ? path.value : null;
}

/** A title may hold entities and tags of HTML, also inside CDATA. */
function titleText(title: string): string {
  if (!/[<&]/.test(title)) return title;
  return wordpressToMarkdown(title.slice(0, 2_000))
    .markdown.replace(/\\([^\w\s])/g, '$1')
    .replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1');
}

/** The name of a post is percent-encoded where it has other letters. */
function decoded(name: string): string {
  if (isSlug(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function languageOf(language: string | null): string | null {
  return language && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : null;
}

import { htmlToMarkdown } from '#lib/kernel/markdown/from-html.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { cleanBody, cleanLine, countCharacters } from './clean-text.ts';
import type { JsonObject } from './detect-format.ts';
import { discourseToMarkdown, uploadedPictures } from './discourse-markup.ts';
import { type DiscoursePost, parseTime, readPosts } from './discourse-posts.ts';
import { counted, formatCount, problemAtPath } from './import-problem.ts';
import {
  DISCOURSE_COMMENT_MAX,
  DISCOURSE_HTML_MAX,
  IMPORT_TITLE_MAX,
  type ImportedComment,
  type ImportedDiscussion,
  type ImportProblem,
} from './imported.ts';
import { keepLineBreaks } from './line-breaks.ts';

// Of Discourse's post types a reader sees regular posts, a moderator's messages and small actions
// ("closed the topic", mostly without text); type 4 is a whisper among staff.
const TYPES_FOR_READERS = [1, 2, 3];

/** What is counted while a topic is read, for its notes. */
type Tally = {
  deleted: number;
  hidden: number;
  staffOnly: number;
  withoutText: number;
  missingParents: number;
  movedUp: number;
  fromHtml: number;
  pictures: number;
  tags: number;
  removed: number;
};

/**
 * A Discourse topic (`/t/<id>.json`) as a discussion: every post that its readers could see, the
 * first one too, in the order of post numbers.
 *
 * Left out, and counted in the notes: posts that were deleted or hidden there (their writers or
 * moderators took them back), whispers (only staff saw them) and posts without text (such as
 * "closed the topic"). A reply to one of those answers the nearest post above it that is kept; a
 * reply to a post that the file doesn't have starts a branch.
 */
export function readDiscourse(topic: JsonObject): Result<ImportedDiscussion, ImportProblem> {
  const title = readTitle(topic);
  if (!title.ok) return title;
  const source = readSource(topic);
  if (!source.ok) return source;
  const posts = readPosts(topic);
  if (!posts.ok) return posts;
  const tally: Tally = {
    deleted: 0,
    hidden: 0,
    staffOnly: 0,
    withoutText: 0,
    missingParents: 0,
    movedUp: 0,
    fromHtml: 0,
    pictures: 0,
    tags: 0,
    removed: 0,
  };
  const comments = readComments(posts.value, tally);
  if (!comments.ok) return comments;
  if (comments.value.length === 0) {
    return problemAtPath('no-comments', 'post_stream.posts', 'has no post that readers could see.');
  }
  return ok({
    kind: 'discussion',
    format: 'discourse',
    title: title.value,
    source: source.value,
    comments: comments.value,
    notes: [...missingPosts(topic, posts.value.length), ...notesOf(tally)],
  });
}

function readTitle(topic: JsonObject): Result<string, ImportProblem> {
  const title = typeof topic.title === 'string' ? cleanLine(topic.title) : '';
  if (title === '') return problemAtPath('no-title', 'title', 'is missing.');
  if (countCharacters(title) > IMPORT_TITLE_MAX) {
    return problemAtPath(
      'title-too-long',
      'title',
      `is longer than ${IMPORT_TITLE_MAX} characters.`,
    );
  }
  return ok(title);
}

// Every forum counts its topics from 1 and the document doesn't name the forum: the moment the
// topic was opened, which never changes, keeps two topics number 710 apart.
function readSource(topic: JsonObject): Result<string, ImportProblem> {
  const { id } = topic;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) {
    return problemAtPath('bad-topic', 'id', 'is not a positive whole number.');
  }
  if (topic.created_at === undefined || topic.created_at === null) return ok(`discourse:${id}`);
  const opened = typeof topic.created_at === 'string' ? parseTime(topic.created_at) : null;
  if (!opened) return problemAtPath('bad-topic', 'created_at', 'is not a date with a time.');
  return ok(`discourse:${id}:${opened.toISOString()}`);
}

function readComments(
  posts: DiscoursePost[],
  tally: Tally,
): Result<ImportedComment[], ImportProblem> {
  const comments: ImportedComment[] = [];
  // The comment that an answer to each post belongs to: the post itself, or, if it is left out,
  // what it answered. Parents have lower numbers, so they are known by then.
  const anchors = new Map<number, string | null>();
  for (const post of posts) {
    const body = bodyOf(post, tally);
    if (!body.ok) return body;
    const key = String(post.number);
    if (body.value === null) {
      anchors.set(post.number, post.replyTo === null ? null : (anchors.get(post.replyTo) ?? null));
      continue;
    }
    comments.push({
      key,
      writer: post.writer,
      body: body.value,
      answers: answersOf(post, anchors, tally),
      writtenAt: post.writtenAt,
    });
    anchors.set(post.number, key);
  }
  return ok(comments);
}

function answersOf(
  post: DiscoursePost,
  anchors: ReadonlyMap<number, string | null>,
  tally: Tally,
): string | null {
  if (post.replyTo === null) return null;
  const anchor = anchors.get(post.replyTo);
  if (anchor === undefined) tally.missingParents += 1;
  else if (anchor !== String(post.replyTo)) tally.movedUp += 1;
  return anchor ?? null;
}

/** The post as Markdown, or null if it is left out. */
function bodyOf(post: DiscoursePost, tally: Tally): Result<string | null, ImportProblem> {
  const reason = reasonToLeaveOut(post);
  if (reason) {
    tally[reason] += 1;
    return ok(null);
  }
  const markdown = post.raw.trim() === '' ? fromCooked(post, tally) : fromRaw(post, tally);
  if (!markdown.ok) return markdown;
  const body = cleanBody(markdown.value);
  tally.removed += body.removed;
  const text = body.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (text === '') {
    tally.withoutText += 1;
    return ok(null);
  }
  return countCharacters(text) > DISCOURSE_COMMENT_MAX ? tooLong(post) : ok(text);
}

function reasonToLeaveOut(post: DiscoursePost): 'deleted' | 'hidden' | 'staffOnly' | null {
  if (post.deleted) return 'deleted';
  if (post.hidden) return 'hidden';
  return TYPES_FOR_READERS.includes(post.type) ? null : 'staffOnly';
}

function fromRaw(post: DiscoursePost, tally: Tally): Result<string, ImportProblem> {
  if (post.raw.length > 2 * DISCOURSE_COMMENT_MAX) return tooLong(post);
  const pictures = uploadedPictures(post.cooked.slice(0, DISCOURSE_HTML_MAX));
  const converted = discourseToMarkdown(post.raw.replace(/\r\n?/g, '\n'), pictures);
  tally.pictures += converted.pictures;
  tally.tags += converted.tags;
  // Most forums show a line end as one; where this one did, its HTML says so.
  const showsLineEnds = post.cooked.includes('<br');
  return ok(showsLineEnds ? keepLineBreaks(converted.markdown) : converted.markdown);
}

function fromCooked(post: DiscoursePost, tally: Tally): Result<string, ImportProblem> {
  if (post.cooked.length > DISCOURSE_HTML_MAX) return tooLong(post);
  if (post.cooked.trim() === '') return ok('');
  tally.fromHtml += 1;
  return ok(htmlToMarkdown(post.cooked));
}

function tooLong(post: DiscoursePost) {
  return problemAtPath(
    'comment-too-long',
    post.path,
    `is longer than ${formatCount(DISCOURSE_COMMENT_MAX)} characters, which is the most we keep.`,
  );
}

// Discourse sends only the first 20 posts of a long topic unless it is asked for all.
function missingPosts(topic: JsonObject, read: number): string[] {
  const stream = topic.post_stream as JsonObject;
  const listed = Array.isArray(stream.stream) ? stream.stream.length : read;
  return listed > read
    ? [`The file has only ${formatCount(read)} of the topic's ${formatCount(listed)} posts.`]
    : [];
}

function notesOf(tally: Tally): string[] {
  const { deleted, hidden, staffOnly, withoutText } = tally;
  const notes: [number, string, string][] = [
    [
      deleted,
      'post that was deleted there is left out',
      'posts that were deleted there are left out',
    ],
    [hidden, 'post that was hidden there is left out', 'posts that were hidden there are left out'],
    [
      staffOnly,
      'post that only staff could see is left out',
      'posts that only staff could see are left out',
    ],
    [withoutText, 'post without text is left out', 'posts without text are left out'],
    [
      tally.missingParents,
      'reply to a post that is not in the file starts a branch of its own',
      'replies to posts that are not in the file start branches of their own',
    ],
    [
      tally.movedUp,
      'reply to a post that is left out moves up to what that post answered',
      'replies to posts that are left out move up to what those posts answered',
    ],
    [
      tally.fromHtml,
      'post was turned from HTML into Markdown',
      'posts were turned from HTML into Markdown',
    ],
    [tally.pictures, 'uploaded file became a link', 'uploaded files became links'],
    [
      tally.tags,
      'tag of forum markup was replaced or dropped',
      'tags of forum markup were replaced or dropped',
    ],
    [tally.removed, 'control character was left out', 'control characters were left out'],
  ];
  return notes
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${counted(count, one, many)}.`);
}

import { ok, type Result } from '#lib/kernel/result.ts';
import { cleanName } from './clean-text.ts';
import { isJsonObject, type JsonObject } from './detect-format.ts';
import { formatCount, problemAtPath } from './import-problem.ts';
import { IMPORT_MAX_COMMENTS, type ImportedWriter, type ImportProblem } from './imported.ts';

/** One post of a topic, checked but not yet turned into a comment. */
export type DiscoursePost = {
  /** Where it stands in the document, for messages. */
  path: string;
  number: number;
  /** 1 regular, 2 moderator's message, 3 small action, 4 whisper (staff only). */
  type: number;
  /** Empty if the document has none. */
  raw: string;
  cooked: string;
  replyTo: number | null;
  writtenAt: Date;
  writer: ImportedWriter;
  /** Deleted by its author or a moderator. */
  deleted: boolean;
  /** Hidden by flags or a moderator. */
  hidden: boolean;
};

/** A post number is a small whole number; Discourse keeps it in 32 bits. */
const POST_NUMBER_MAX = 2 ** 31 - 1;

const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The posts of a topic (`post_stream.posts`) in the order of their numbers. Fails on anything that
 * is missing or of the wrong type, and on two posts with one number, with its JSON path.
 */
export function readPosts(topic: JsonObject): Result<DiscoursePost[], ImportProblem> {
  const stream = topic.post_stream;
  if (!isJsonObject(stream) || !Array.isArray(stream.posts)) {
    return problemAtPath('bad-topic', 'post_stream.posts', 'is not a list.');
  }
  if (stream.posts.length > IMPORT_MAX_COMMENTS) {
    return problemAtPath(
      'too-many-comments',
      'post_stream.posts',
      `has more than ${formatCount(IMPORT_MAX_COMMENTS)} posts, which is the most we read from one file.`,
    );
  }
  const posts = new Map<number, DiscoursePost>();
  for (const [index, value] of stream.posts.entries()) {
    const path = `post_stream.posts[${index}]`;
    if (!isJsonObject(value)) return problemAtPath('bad-topic', path, 'is not an object.');
    const post = readPost(value, path);
    if (!post.ok) return post;
    const twin = posts.get(post.value.number);
    if (twin) {
      return problemAtPath(
        'bad-topic',
        `${path}.post_number`,
        `is ${post.value.number}, which ${twin.path} has too.`,
      );
    }
    posts.set(post.value.number, post.value);
  }
  return ok([...posts.values()].sort((one, other) => one.number - other.number));
}

function readPost(post: JsonObject, path: string): Result<DiscoursePost, ImportProblem> {
  const number = readNumber(post, 'post_number', path);
  if (!number.ok) return number;
  if (number.value === null) {
    return problemAtPath('bad-topic', `${path}.post_number`, 'is missing.');
  }
  const type = readNumber(post, 'post_type', path);
  if (!type.ok) return type;
  const replyTo = readNumber(post, 'reply_to_post_number', path);
  if (!replyTo.ok) return replyTo;
  const raw = readText(post, 'raw', path);
  if (!raw.ok) return raw;
  const cooked = readText(post, 'cooked', path);
  if (!cooked.ok) return cooked;
  const writtenAt = readTime(post, path);
  if (!writtenAt.ok) return writtenAt;
  const writer = readWriter(post, path);
  if (!writer.ok) return writer;
  return ok({
    path,
    number: number.value,
    type: type.value ?? 1,
    raw: raw.value,
    cooked: cooked.value,
    replyTo: replyTo.value,
    writtenAt: writtenAt.value,
    writer: writer.value,
    deleted: Boolean(post.deleted_at) || post.user_deleted === true,
    hidden: post.hidden === true || post.cooked_hidden === true,
  });
}

/** A positive whole number, or null if it is missing or null. */
function readNumber(
  post: JsonObject,
  field: string,
  path: string,
): Result<number | null, ImportProblem> {
  const value = post[field];
  if (value === undefined || value === null) return ok(null);
  if (
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    value < 1 ||
    value > POST_NUMBER_MAX
  ) {
    return problemAtPath('bad-topic', `${path}.${field}`, 'is not a positive whole number.');
  }
  return ok(value);
}

function readText(post: JsonObject, field: string, path: string): Result<string, ImportProblem> {
  const value = post[field] ?? '';
  return typeof value === 'string'
    ? ok(value)
    : problemAtPath('bad-topic', `${path}.${field}`, 'is not text.');
}

function readTime(post: JsonObject, path: string): Result<Date, ImportProblem> {
  const value = post.created_at;
  const time = typeof value === 'string' ? parseTime(value) : null;
  return time
    ? ok(time)
    : problemAtPath('bad-topic', `${path}.created_at`, 'is not a date with a time.');
}

/** A full ISO 8601 time with its zone, or null; a day that no month has is null too. */
export function parseTime(written: string): Date | null {
  const [match, year, month, day] = ISO_TIME.exec(written) ?? [];
  if (match === undefined) return null;
  // JavaScript moves 31 February into March.
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const time = new Date(written);
  return calendar.getUTCDate() === Number(day) && !Number.isNaN(time.getTime()) ? time : null;
}

function readWriter(post: JsonObject, path: string): Result<ImportedWriter, ImportProblem> {
  const username = readText(post, 'username', path);
  if (!username.ok) return username;
  const handle = cleanName(username.value);
  if (handle === '') return problemAtPath('bad-topic', `${path}.username`, 'is missing.');
  const name = readText(post, 'name', path);
  if (!name.ok) return name;
  return ok({ handle, name: cleanName(name.value) || handle });
}

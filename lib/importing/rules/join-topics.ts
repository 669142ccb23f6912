import { ok, type Result } from '#lib/kernel/result.ts';
import { isJsonObject, type JsonObject } from './detect-format.ts';
import { counted } from './import-problem.ts';
import type { ImportedDiscussion, ImportProblem } from './imported.ts';
import { readDiscourse } from './read-discourse.ts';

/** A file of a topic: all of it, or one page of its posts. */
export type TopicFile = { file: string; topic: JsonObject };

/**
 * Discussions of topics whose posts may stand in several files, in any order and overlapping, as
 * Discourse gives a long topic page by page. Files with one number of topic are one; of a post that
 * stands in two of them the one that was changed last counts. Pages that are asked for by posts
 * (`/t/<id>/posts.json`) have no title and join a file that has one. Each is named by its first file.
 */
export function joinTopics(
  files: readonly TopicFile[],
): Result<{ file: string; content: ImportedDiscussion }, ImportProblem>[] {
  const groups = new Map<string, TopicFile[]>();
  const titled = files.filter(({ topic }) => typeof topic.title === 'string');
  for (const each of [...titled, ...files.filter((other) => !titled.includes(other))]) {
    const key = groupOf(each.topic, groups);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(readGroup);
}

// Two forums may both have a topic of one number: they differ in when it was opened.
function groupOf(
  { id, title, created_at }: JsonObject,
  groups: ReadonlyMap<string, unknown>,
): string {
  const number = String(id);
  const own = `${number} ${String(created_at ?? '')}`;
  if (typeof title === 'string') return own;
  const same = [...groups.keys()].filter((key) => key.startsWith(`${number} `));
  return same.length === 1 && same[0] !== undefined ? same[0] : own;
}

function readGroup(
  files: TopicFile[],
): Result<{ file: string; content: ImportedDiscussion }, ImportProblem> {
  const [first, ...others] = files;
  if (!first) throw new Error('a group has a file');
  const { topic, twice, differing } =
    others.length === 0 ? { topic: first.topic, twice: 0, differing: 0 } : joined(files);
  const read = readDiscourse(topic);
  if (!read.ok) {
    const message = `${first.file}: ${read.problem.message}`;
    return { ok: false, problem: { ...read.problem, message } };
  }
  const notes = [...read.value.notes];
  if (others.length > 0) notes.unshift(`The topic stands in ${files.length} files.`);
  if (twice > 0)
    notes.push(`${counted(twice, 'post stands in two files', 'posts stand in two files')}.`);
  if (differing > 0) {
    notes.push(
      `${counted(differing, 'of them differs: the later one counts', 'of them differ: the later ones count')}.`,
    );
  }
  return ok({ file: first.file, content: { ...read.value, notes } });
}

type Joined = { topic: JsonObject; twice: number; differing: number };

function joined(files: TopicFile[]): Joined {
  const posts = new Map<unknown, unknown>();
  const count = { twice: 0, differing: 0 };
  let stream: unknown[] = [];
  for (const { topic } of files) {
    const { post_stream } = topic;
    if (!isJsonObject(post_stream) || !Array.isArray(post_stream.posts)) continue;
    const listed = Array.isArray(post_stream.stream) ? post_stream.stream : [];
    if (listed.length > stream.length) stream = listed;
    takePage(post_stream.posts, posts, count);
  }
  const post_stream = { posts: [...posts.values()], stream };
  return { topic: { ...files[0]?.topic, post_stream }, ...count };
}

/** Adds the posts of one file; of those that stand in another one too, the later one stays. */
function takePage(
  page: unknown[],
  posts: Map<unknown, unknown>,
  count: { twice: number; differing: number },
): void {
  const own = new Set<unknown>();
  for (const post of page) {
    const number = isJsonObject(post) ? post.post_number : post;
    // Two of one number in one file are for readPosts to refuse.
    const key = own.has(number) ? post : number;
    own.add(number);
    const before = posts.get(key);
    if (before !== undefined) {
      count.twice += 1;
      if (textOf(before) !== textOf(post)) count.differing += 1;
    }
    if (before === undefined || changedAt(before) <= changedAt(post)) posts.set(key, post);
  }
}

const textOf = (post: unknown) =>
  isJsonObject(post) ? `${String(post.raw ?? '')}\n${String(post.cooked ?? '')}` : '';

const changedAt = (post: unknown) => (isJsonObject(post) ? String(post.updated_at ?? '') : '');

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './detect-format.ts';
import { DISCOURSE_COMMENT_MAX, type ImportedDiscussion } from './imported.ts';
import { readDiscourse } from './read-discourse.ts';
import { readImport } from './read-import.ts';

type Post = { [field: string]: unknown };

function post(number: number, fields: Post = {}): Post {
  return {
    post_number: number,
    post_type: 1,
    username: `user${number}`,
    name: `User ${number}`,
    raw: `Text ${number}`,
    cooked: `<p>Text ${number}</p>`,
    created_at: '2024-05-06T07:08:09.123Z',
    reply_to_post_number: null,
    ...fields,
  };
}

function topic(posts: unknown[], fields: Post = {}): JsonObject {
  return {
    id: 42,
    title: 'A topic',
    created_at: '2024-05-06T07:08:09.000Z',
    post_stream: { posts, stream: posts.map((_, index) => index) },
    ...fields,
  };
}

function read(json: JsonObject) {
  const result = readDiscourse(json);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function problemOf(json: JsonObject) {
  const result = readDiscourse(json);
  return result.ok ? null : result.problem;
}

function answers(discussion: ImportedDiscussion) {
  return discussion.comments.map((comment) => [comment.key, comment.answers]);
}

it('reads title, source, writers, times and replies', () => {
  const discussion = read(
    topic([post(1, { name: '' }), post(2, { reply_to_post_number: 1, raw: 'a\r\nb' }), post(3)]),
  );
  expect(discussion).toMatchObject({
    kind: 'discussion',
    format: 'discourse',
    title: 'A topic',
    source: 'discourse:42:2024-05-06T07:08:09.000Z',
    notes: [],
  });
  expect(discussion.comments[0]).toEqual({
    key: '1',
    writer: { handle: 'user1', name: 'user1' },
    body: 'Text 1',
    answers: null,
    writtenAt: new Date('2024-05-06T07:08:09.123Z'),
  });
  expect(discussion.comments[1]).toMatchObject({ body: 'a\nb', answers: '1' });
  expect(read(topic([post(1)], { created_at: null })).source).toBe('discourse:42');
});

it('sorts by number whatever the order of the file', () => {
  const discussion = read(topic([post(3, { reply_to_post_number: 2 }), post(1), post(2)]));
  expect(answers(discussion)).toEqual([
    ['1', null],
    ['2', null],
    ['3', '2'],
  ]);
});

it('turns the HTML of a post without raw text into Markdown', () => {
  const discussion = read(
    topic([post(1, { raw: undefined, cooked: '<p>A <strong>bold</strong> word</p>' })]),
  );
  expect(discussion.comments[0]?.body).toBe('A **bold** word');
  expect(discussion.notes).toEqual(['1 post was turned from HTML into Markdown.']);
});

it('shows line ends where the forum showed them', () => {
  const lines = { raw: 'a\nb' };
  const discussion = read(
    topic([
      post(1, { ...lines, cooked: '<p>a<br>\nb</p>' }),
      post(2, { ...lines, cooked: '<p>a b</p>' }),
    ]),
  );
  expect(discussion.comments.map((comment) => comment.body)).toEqual(['a\\\nb', 'a\nb']);
});

describe('what is left out', () => {
  it('is what readers of the forum could not see, counted', () => {
    const discussion = read(
      topic([
        post(1),
        post(2, { deleted_at: '2024-05-07T00:00:00.000Z' }),
        post(3, { user_deleted: true, raw: '(post deleted by author)' }),
        post(4, { hidden: true }),
        post(5, { post_type: 4 }),
        post(6, { post_type: 3, raw: '', cooked: '' }),
        post(7, { post_type: 3, raw: 'Closed, as it was answered.' }),
        post(8, { post_type: 2 }),
        post(9, { raw: ' \n', cooked: '<p> </p>' }),
      ]),
    );
    expect(discussion.comments.map((comment) => comment.key)).toEqual(['1', '7', '8']);
    expect(discussion.notes).toEqual([
      '2 posts that were deleted there are left out.',
      '1 post that was hidden there is left out.',
      '1 post that only staff could see is left out.',
      '2 posts without text are left out.',
      '1 post was turned from HTML into Markdown.',
    ]);
    expect(JSON.stringify(discussion)).not.toContain('Text 5');
  });

  it('hands its answers to the nearest post above that is kept', () => {
    const gone = { deleted_at: '2024-05-07T00:00:00.000Z' };
    const discussion = read(
      topic([
        post(1),
        post(2, { ...gone, reply_to_post_number: 1 }),
        post(3, { ...gone, reply_to_post_number: 2 }),
        post(4, { reply_to_post_number: 3 }),
        post(5, gone),
        post(6, { reply_to_post_number: 5 }),
      ]),
    );
    expect(answers(discussion)).toEqual([
      ['1', null],
      ['4', '1'],
      ['6', null],
    ]);
    expect(discussion.notes).toContain(
      '2 replies to posts that are left out move up to what those posts answered.',
    );
  });
});

it('starts a branch where the post that is answered is not in the file', () => {
  const discussion = read(
    topic([
      post(2, { reply_to_post_number: 1 }),
      post(3, { reply_to_post_number: 3 }),
      post(4, { reply_to_post_number: 9 }),
    ]),
  );
  expect(answers(discussion)).toEqual([
    ['2', null],
    ['3', null],
    ['4', null],
  ]);
  expect(discussion.notes).toEqual([
    '3 replies to posts that are not in the file start branches of their own.',
  ]);
});

it('says when the file has only the first posts of a topic', () => {
  const json = topic([post(1)], { post_stream: { posts: [post(1)], stream: [11, 12, 13] } });
  expect(read(json).notes).toEqual(["The file has only 1 of the topic's 3 posts."]);
});

it('cleans names, keeps long posts and drops what can not be stored', () => {
  const long = 'x'.repeat(DISCOURSE_COMMENT_MAX);
  const discussion = read(
    topic([
      post(1, { username: 'a\u202eb\u0000', name: 'n'.repeat(500) }),
      post(2, { raw: long }),
      post(3, { raw: 'a\u0000b\ud800c' }),
    ]),
  );
  expect(discussion.comments[0]?.writer).toEqual({ handle: 'a b', name: 'n'.repeat(60) });
  expect(discussion.comments[1]?.body).toBe(long);
  expect(discussion.comments[2]?.body).toBe('ab\ufffdc');
});

describe('a broken topic', () => {
  it.each<[string, JsonObject, string]>([
    ['no posts', topic([], { post_stream: {} }), 'post_stream.posts'],
    ['posts that are no list', topic([], { post_stream: { posts: {} } }), 'post_stream.posts'],
    ['nothing to read', topic([]), 'post_stream.posts'],
    ['a post that is no object', topic([post(1), 'x']), 'post_stream.posts[1]'],
    ['a number twice', topic([post(1), post(1)]), 'post_stream.posts[1].post_number'],
    ['no number', topic([post(1, { post_number: null })]), 'post_stream.posts[0].post_number'],
    [
      'a number of text',
      topic([post(1, { post_number: '1' })]),
      'post_stream.posts[0].post_number',
    ],
    [
      'a parent of text',
      topic([post(1, { reply_to_post_number: 'x' })]),
      'post_stream.posts[0].reply_to_post_number',
    ],
    [
      'a time that is none',
      topic([post(1, { created_at: 'soon' })]),
      'post_stream.posts[0].created_at',
    ],
    [
      'a day that is none',
      topic([post(1, { created_at: '2024-02-31T00:00:00Z' })]),
      'post_stream.posts[0].created_at',
    ],
    ['no time', topic([post(1, { created_at: undefined })]), 'post_stream.posts[0].created_at'],
    ['no writer', topic([post(1, { username: ' \u200b' })]), 'post_stream.posts[0].username'],
    ['a name that is a list', topic([post(1, { name: ['a'] })]), 'post_stream.posts[0].name'],
    ['raw text that is none', topic([post(1, { raw: { a: 1 } })]), 'post_stream.posts[0].raw'],
    ['a post too long', topic([post(1, { raw: 'x'.repeat(40_001) })]), 'post_stream.posts[0]'],
    [
      'HTML too long',
      topic([post(1, { raw: '', cooked: '<b>'.repeat(200_000) })]),
      'post_stream.posts[0]',
    ],
    ['no title', topic([post(1)], { title: 3 }), 'title'],
    ['a title too long', topic([post(1)], { title: 't'.repeat(256) }), 'title'],
    ['no topic number', topic([post(1)], { id: '42' }), 'id'],
    ['a topic opened at no time', topic([post(1)], { created_at: 'x' }), 'created_at'],
  ])('%s is named with its place', (_, json, path) => {
    const problem = problemOf(json);
    expect(problem?.path).toBe(path);
    expect(problem?.message).toMatch(/^[\w.[\]]+ \P{Lu}.*\.$/u);
  });
});

const threads = join(process.env.CORPORA_DIR ?? '../shared/corpora', 'threads');

type RawTopic = { post_stream: { posts: Post[] } };

/** The depth of every comment, by what it answers. */
function depths(discussion: ImportedDiscussion): number[] {
  const byKey = new Map<string, number>();
  return discussion.comments.map((comment) => {
    const depth = comment.answers === null ? 0 : (byKey.get(comment.answers) ?? Number.NaN) + 1;
    byKey.set(comment.key, depth);
    return depth;
  });
}

if (existsSync(threads)) {
  // Posts in the file, comments kept, replies among them, deepest level, and what the notes must say.
  describe.each([
    [52, 51, 34, 6, ['1 post that was deleted there is left out.']],
    [94, 93, 54, 6, ['1 post that was deleted there is left out.']],
    [
      340,
      337,
      255,
      14,
      [
        '3 posts without text are left out.',
        '2 replies to posts that are not in the file start branches of their own.',
        '337 posts were turned from HTML into Markdown.',
      ],
    ],
  ])('the topic of %i posts', (posts, kept, replies, deepest, notes) => {
    const file = join(threads, `discourse-${posts}-posts.json`);
    const bytes = readFileSync(file);
    const raw: RawTopic = JSON.parse(bytes.toString('utf8'));
    const result = readImport('topic.json', bytes);
    if (!result.ok || result.value.kind !== 'discussion') throw new Error('not read');
    const discussion = result.value;

    it('is read whole, with its replies', () => {
      expect(raw.post_stream.posts).toHaveLength(posts);
      expect(discussion.comments).toHaveLength(kept);
      expect(discussion.comments.filter((comment) => comment.answers !== null)).toHaveLength(
        replies,
      );
      expect(Math.max(...depths(discussion))).toBe(deepest);
      expect(discussion.notes).toEqual(expect.arrayContaining(notes));
    });

    it('keeps every number, time, writer and parent', () => {
      const source = new Map(raw.post_stream.posts.map((one) => [String(one.post_number), one]));
      const keys = new Set(discussion.comments.map((comment) => comment.key));
      expect(keys.size).toBe(kept);
      for (const comment of discussion.comments) {
        const one = source.get(comment.key);
        expect(comment.writtenAt?.toISOString()).toBe(one?.created_at);
        expect(comment.writer.handle).toBe(one?.username);
        expect(comment.writer.name).toBe(one?.name || one?.username);
        const parent = one?.reply_to_post_number;
        expect(comment.answers).toBe(parent && keys.has(String(parent)) ? String(parent) : null);
        expect(comment.body.trim()).not.toBe('');
        expect(comment.body.length).toBeLessThanOrEqual(DISCOURSE_COMMENT_MAX);
      }
    });

    it('leaves no forum markup behind', () => {
      const text = discussion.comments.map((comment) => comment.body).join('\n\n');
      expect(text).not.toMatch(
        /\[\/?quote|upload:\/\/|<\/?(?:details|summary|aside|div|blockquote)/,
      );
    });

    it('is the same when read again', () => {
      expect(readImport('other-name.txt', bytes)).toEqual(result);
    });
  });
}

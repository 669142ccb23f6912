import { expect, it } from 'vitest';
import { IMPORT_MAX_COMMENTS, PLAIN_TEXT_COMMENT_MAX } from './imported.ts';
import { readPlainText } from './read-plain-text.ts';

const THREAD = 'Is “rest” a skill?\n\nIt is.\n\nIt is not,\nand here is why.\n\nAgreed :100:\n';

function read(text: string) {
  const result = readPlainText(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function problemOf(text: string) {
  const result = readPlainText(text);
  return result.ok ? null : result.problem;
}

it('takes the first line for the title and every paragraph for a comment', () => {
  const discussion = read(THREAD);
  expect(discussion).toMatchObject({
    kind: 'discussion',
    format: 'plain-text',
    title: 'Is “rest” a skill?',
    source: 'plain-text:is-rest-a-skill',
  });
  expect(discussion.comments.map((comment) => comment.body)).toEqual([
    'It is.',
    'It is not,\nand here is why.',
    'Agreed :100:',
  ]);
  expect(discussion.comments[1]).toMatchObject({
    writer: { handle: 'reader-2', name: 'Reader 2' },
    answers: null,
    writtenAt: null,
  });
  expect(discussion.notes).toEqual([
    'The file does not say who wrote: the writers are called Reader 1 to Reader 3.',
  ]);
});

it('gives the same comments and keys whatever the line ends and the blank lines look like', () => {
  const expected = read(THREAD).comments;
  expect(read(THREAD.replaceAll('\n', '\r\n')).comments).toEqual(expected);
  expect(read(THREAD.replaceAll('\n', '\r')).comments).toEqual(expected);
  expect(read(THREAD.trimEnd()).comments).toEqual(expected);
  expect(
    read(`\n \t\n${THREAD.replaceAll('\n\n', '\n \u00a0\t\n\u200b\n\n')}\n\n`).comments,
  ).toEqual(expected);
  expect(read(THREAD.replaceAll('\n\n', '\n\f')).comments).toEqual(expected);
});

it('keeps the keys of the earlier comments when a paragraph is added', () => {
  const before = read(THREAD).comments.map((comment) => comment.key);
  const after = read(`${THREAD}\nOne more.\n\nIt is.\n`).comments.map((comment) => comment.key);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after).size).toBe(5);
  expect(after[4]).toBe(`${before[0]}-2`);
});

it('keeps the keys of all other comments when a paragraph is put in between', () => {
  const before = read(THREAD).comments.map((comment) => comment.key);
  const inserted = THREAD.replace('It is not', 'Perhaps.\n\nIt is not');
  expect(read(inserted).comments.map((comment) => comment.key)).toEqual(
    expect.arrayContaining(before),
  );
});

it('ends the title with its line, even without a blank one below', () => {
  expect(read('Title\nFirst\n\nSecond').comments.map((comment) => comment.body)).toEqual([
    'First',
    'Second',
  ]);
});

it('leaves out control characters and counts them', () => {
  const discussion = read('T\n\na\u0007b\u001b[31m');
  expect(discussion.comments[0]?.body).toBe('ab[31m');
  expect(discussion.notes.at(-1)).toBe('2 control characters were left out.');
});

it('names a source whose title gives no address', () => {
  const source = read('何故\n\nx').source;
  expect(source).toMatch(/^plain-text:[a-z0-9]{11}$/);
  expect(read('何故\n\ny').source).toBe(source);
  expect(read('医学\n\nx').source).not.toBe(source);
});

it('says in which line a comment is too long', () => {
  const long = 'x'.repeat(PLAIN_TEXT_COMMENT_MAX + 1);
  expect(problemOf(`T\n\na\n\f\nb\n\n${long}`)).toEqual({
    code: 'comment-too-long',
    message: 'Line 7: the comment has 10,001 characters, and 10,000 are allowed.',
    line: 7,
  });
  expect(problemOf(`T\n\n${long.slice(1)}`)).toBeNull();
  expect(problemOf(`T\n\n${'😀'.repeat(PLAIN_TEXT_COMMENT_MAX)}`)).toBeNull();
});

it('refuses a text without a comment, without a title or with a paragraph for a title', () => {
  expect(problemOf('Only a title\n\n')).toMatchObject({ code: 'no-comments', line: 1 });
  expect(problemOf('\n\n')).toMatchObject({ code: 'empty' });
  expect(problemOf(`\n${'word '.repeat(60)}\n\nx`)).toMatchObject({
    code: 'title-too-long',
    line: 2,
  });
});

it('refuses more comments than one transaction can hold', () => {
  const full = `T\n\n${'a\n\n'.repeat(IMPORT_MAX_COMMENTS)}`;
  expect(read(full).comments).toHaveLength(IMPORT_MAX_COMMENTS);
  expect(problemOf(`${full}a`)).toMatchObject({ code: 'too-many-comments', line: 40_003 });
  expect(problemOf(full.repeat(5))).toMatchObject({ code: 'too-many-comments' });
});

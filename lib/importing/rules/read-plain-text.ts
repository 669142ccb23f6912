import { ok, type Result } from '#lib/kernel/result.ts';
import { slugOf } from '#lib/kernel/slug.ts';
import { cleanBody, cleanLine, countCharacters } from './clean-text.ts';
import { counted, formatCount, problem, problemAtLine } from './import-problem.ts';
import {
  IMPORT_MAX_COMMENTS,
  IMPORT_TITLE_MAX,
  type ImportedComment,
  type ImportedDiscussion,
  type ImportProblem,
  PLAIN_TEXT_COMMENT_MAX,
} from './imported.ts';
import { textDigest } from './text-digest.ts';

/** A run of lines without a blank one between them; `line` is the number of its first, from 1. */
type Paragraph = { line: number; text: string };

// Form feeds and the rarer separators end a line to a reader, but editors don't count them.
const LINE_END = /\r\n|[\r\n\f\v\u0085\u2028\u2029]/g;
const UNCOUNTED_LINE_END = /^[\f\v\u0085\u2028\u2029]$/;
const BLANK = /^[\s\p{Cc}\p{Cf}]*$/u;

/**
 * A discussion in plain text: the first line that is not blank is the title, then every paragraph
 * (lines up to a blank one) is a comment as it was typed. The file doesn't say who wrote, so the
 * writers are Reader 1, Reader 2 and so on; nobody answers anybody.
 */
export function readPlainText(text: string): Result<ImportedDiscussion, ImportProblem> {
  const [first, ...rest] = splitParagraphs(text);
  if (!first) return problem('empty', 'The file is empty.');
  const title = cleanLine(first.text);
  if (title === '') return problemAtLine('no-title', first.line, 'the title has no text.');
  if (countCharacters(title) > IMPORT_TITLE_MAX) {
    return problemAtLine(
      'title-too-long',
      first.line,
      `the first line is the title, and it is longer than ${IMPORT_TITLE_MAX} characters.`,
    );
  }
  return readComments(title, rest, first.line);
}

function readComments(
  title: string,
  paragraphs: Paragraph[],
  titleLine: number,
): Result<ImportedDiscussion, ImportProblem> {
  const surplus = paragraphs[IMPORT_MAX_COMMENTS];
  if (surplus) {
    return problemAtLine(
      'too-many-comments',
      surplus.line,
      `this is one comment more than the ${formatCount(IMPORT_MAX_COMMENTS)} that we read from one file.`,
    );
  }
  const comments: ImportedComment[] = [];
  const repeats = new Map<string, number>();
  let removed = 0;
  for (const paragraph of paragraphs) {
    const body = cleanBody(paragraph.text);
    const length = countCharacters(body.text);
    if (length > PLAIN_TEXT_COMMENT_MAX) {
      return problemAtLine(
        'comment-too-long',
        paragraph.line,
        `the comment has ${formatCount(length)} characters, and ${formatCount(PLAIN_TEXT_COMMENT_MAX)} are allowed.`,
      );
    }
    removed += body.removed;
    const number = comments.length + 1;
    comments.push({
      key: keyOf(body.text, repeats),
      writer: { handle: `reader-${number}`, name: `Reader ${number}` },
      body: body.text,
      answers: null,
      writtenAt: null,
    });
  }
  if (comments.length === 0) {
    return problemAtLine('no-comments', titleLine, 'there is no comment after the title.');
  }
  return ok({
    kind: 'discussion',
    format: 'plain-text',
    title,
    source: `plain-text:${slugOf(title) || textDigest(title)}`,
    comments,
    notes: notesOf(comments.length, removed),
  });
}

// By the text itself and not by its place, so that a paragraph put in between later on leaves the
// keys of all others as they are. Equal texts are told apart by their order.
function keyOf(body: string, repeats: Map<string, number>): string {
  const digest = textDigest(body);
  const seen = (repeats.get(digest) ?? 0) + 1;
  repeats.set(digest, seen);
  return seen === 1 ? digest : `${digest}-${seen}`;
}

function notesOf(comments: number, removed: number): string[] {
  const notes = [
    comments === 1
      ? 'The file does not say who wrote: the writer is called Reader 1.'
      : `The file does not say who wrote: the writers are called Reader 1 to Reader ${comments}.`,
  ];
  if (removed > 0) {
    notes.push(`${counted(removed, 'control character was', 'control characters were')} left out.`);
  }
  return notes;
}

// Walks the text once and keeps only what is not blank: a file of blank lines costs no memory.
// Stops at the first paragraph too many.
function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let lines: string[] = [];
  let firstLine = 0;
  const close = () => {
    if (lines.length > 0) paragraphs.push({ line: firstLine, text: lines.join('\n') });
    lines = [];
  };
  for (const { line, content } of eachLine(text)) {
    if (BLANK.test(content)) {
      close();
      continue;
    }
    if (lines.length === 0) firstLine = line;
    lines.push(content.trim());
    // The title is one line, whatever follows it.
    if (paragraphs.length === 0) close();
    if (paragraphs.length > IMPORT_MAX_COMMENTS + 1) return paragraphs;
  }
  close();
  return paragraphs;
}

function* eachLine(text: string): Generator<{ line: number; content: string }> {
  let line = 1;
  let start = 0;
  for (const end of text.matchAll(LINE_END)) {
    yield { line, content: text.slice(start, end.index) };
    if (!UNCOUNTED_LINE_END.test(end[0])) line += 1;
    start = end.index + end[0].length;
  }
  yield { line, content: text.slice(start) };
}

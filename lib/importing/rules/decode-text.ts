import { ok, type Result } from '#lib/kernel/result.ts';
import { formatCount, problem, problemAtLine } from './import-problem.ts';
import { IMPORT_MAX_BYTES, type ImportProblem } from './imported.ts';

const LINE_FEED = 0x0a;
const MEGABYTE = 1024 * 1024;

/**
 * The text of a file, without a byte order mark. Fails on a file that is empty, too large, not
 * text (a NUL byte) or not UTF-8, and says in which line.
 */
export function decodeText(bytes: Uint8Array): Result<string, ImportProblem> {
  if (bytes.length > IMPORT_MAX_BYTES) {
    const size = formatCount(Math.ceil(bytes.length / MEGABYTE));
    const limit = formatCount(IMPORT_MAX_BYTES / MEGABYTE);
    return problem('too-large', `The file has ${size} MB, and ${limit} MB are the most we read.`);
  }
  if (hasUtf16Mark(bytes)) {
    return problem('not-text', 'The file is in UTF-16; save it as UTF-8 and try again.');
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const line = lineOfByte(bytes, nul);
    return problemAtLine('not-text', line, 'there is a NUL byte, so this is not a text file.');
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    const line = firstBrokenLine(bytes);
    return problemAtLine('not-text', line, 'the bytes are not UTF-8; save the file as UTF-8.');
  }
  if (text.trim() === '') return problem('empty', 'The file is empty.');
  return ok(text);
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lineOfByte(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1 && at < end; ) {
    line += 1;
    at = bytes.indexOf(LINE_FEED, at + 1);
  }
  return line;
}

// A line feed is never part of a longer UTF-8 character, so each line can be tried by itself.
function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (end === -1 || decodeUtf8(part) === null) return line;
    line += 1;
    start = end + 1;
  }
}

import type { ImportProblem, ImportProblemCode } from './imported.ts';

type Failure = { ok: false; problem: ImportProblem };

/** A problem with the file as a whole; `sentence` is a whole sentence. */
export function problem(code: ImportProblemCode, sentence: string): Failure {
  return { ok: false, problem: { code, message: sentence } };
}

/** A problem in one line of a text; `what` continues "Line 3: …". */
export function problemAtLine(code: ImportProblemCode, line: number, what: string): Failure {
  return { ok: false, problem: { code, message: `Line ${line}: ${what}`, line } };
}

/** A problem at one place of a JSON document; `what` continues "post_stream.posts[3].raw …". */
export function problemAtPath(code: ImportProblemCode, path: string, what: string): Failure {
  return { ok: false, problem: { code, message: `${path} ${what}`, path } };
}

/** "12,000": numbers as the messages of an import write them. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "1 post is" or "3 posts are": a count with the words that fit it. */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

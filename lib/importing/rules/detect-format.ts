import { ok, type Result } from '#lib/kernel/result.ts';
import { problem, problemAtLine } from './import-problem.ts';
import type { ImportProblem } from './imported.ts';
import { startsWithFrontMatter } from './starts-with-front-matter.ts';

/** A JSON object whose members are still to be checked. */
export type JsonObject = { readonly [name: string]: unknown };

/** What a file turned out to be; a Discourse topic comes parsed. */
export type DetectedFormat =
  | { format: 'plain-text' }
  | { format: 'jekyll' }
  | { format: 'discourse'; topic: JsonObject };

/** Starts of files that are text to a computer but not to a reader, and what to call them. */
const OTHER_FORMATS: readonly [RegExp, string][] = [
  [/^%PDF-/, 'a PDF'],
  [/^\{\\rtf/, 'RTF'],
  [/^<\?xml/i, 'XML'],
  [/^<(?:!doctype html|html|head|body|rss|feed)\b/i, 'HTML or XML'],
];

/**
 * Which of the known formats a text has, by what it says and never by the name of its file.
 * Anything that is not a Discourse topic, a Jekyll page or a known other format is plain text.
 */
export function detectFormat(text: string): Result<DetectedFormat, ImportProblem> {
  if (startsWithFrontMatter(text)) return ok({ format: 'jekyll' });
  const start = text.trimStart().slice(0, 200);
  for (const [pattern, name] of OTHER_FORMATS) {
    if (pattern.test(start)) {
      return problem('unknown-format', `The file is ${name}, which we don't read.`);
    }
  }
  return start.startsWith('{') || start.startsWith('[')
    ? detectJson(text, start)
    : ok({ format: 'plain-text' });
}

function detectJson(text: string, start: string): Result<DetectedFormat, ImportProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // A title may begin with a bracket: only what must have been meant as JSON is a broken file.
    if (!/^(?:\{\s*["}]|\[\s*[{"])/.test(start)) return ok({ format: 'plain-text' });
    return problemAtLine('bad-json', lineOfJsonError(error, text), 'the JSON is broken here.');
  }
  if (isJsonObject(value) && Object.hasOwn(value, 'post_stream')) {
    return ok({ format: 'discourse', topic: value });
  }
  return problem(
    'unknown-format',
    'The file is JSON but not a Discourse topic: it has no "post_stream".',
  );
}

/**
 * Which XML a file is by its first characters; null when it is none. Only the name of the outermost
 * element decides.
 */
export function xmlFormat(start: string): 'wordpress' | 'disqus' | 'other' | null {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (!/^<(?:\?xml\b|!--|!DOCTYPE|rss\b|disqus\b)/i.test(text)) return null;
  if (/^<!doctype html\b/i.test(text)) return null;
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  if (/<disqus[\s>]/.test(bare)) return 'disqus';
  return /<rss[\s>]/.test(bare) ? 'wordpress' : 'other';
}

/** The file that marks a folder as a whole site that this software has written (lib/exporting). */
const OWN_EXPORT_MARK = 'site.json';

/** Whether the files of a folder or an archive are a site as this software exports it. */
export function isOwnExport(paths: readonly string[]): boolean {
  return paths.includes(OWN_EXPORT_MARK);
}

/** Whether a JSON value is an object (not null, not a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// V8 names the position in its message; without one the text ended too early.
function lineOfJsonError(error: unknown, text: string): number {
  const found = error instanceof Error ? /at position (\d+)/.exec(error.message) : null;
  const before = found ? text.slice(0, Number(found[1])) : text.trimEnd();
  return before.split('\n').length;
}

import { isMap, LineCounter, parseDocument } from 'yaml';
import { ok, type Result } from '#lib/kernel/result.ts';
import { formatCount, problemAtLine } from './import-problem.ts';
import type { ImportProblem } from './imported.ts';

/** What front matter may hold, every scalar as the text that was written (7 is "7"). */
export type FrontMatterValue = string | FrontMatterValue[] | Map<string, FrontMatterValue>;

/** The settings of a page and the text below them. */
export type FrontMatter = {
  /** In the order of the file. An empty value is an empty string. */
  fields: Map<string, FrontMatterValue>;
  /** The line of each field's name in the file, from 1. */
  lines: Map<string, number>;
  /** Names that stand there more than once; the last one counts, as for Jekyll. */
  repeated: string[];
  body: string;
};

/** Front matter is a handful of settings; more than this is a mistake or an attack. */
const FRONT_MATTER_MAX = 16_384;

/** How often an alias may be repeated (a YAML "bomb" grows by aliases of aliases). */
const MAX_ALIASES = 20;

const OPENING = /^---[ \t]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;

/**
 * Splits a page into the YAML between its two `---` lines and the body. The text has \n line
 * ends and begins with `---`. No YAML type but text, list and map is known, so nothing can be
 * built from a tag, and `title: 2024` stays "2024".
 */
export function readFrontMatter(text: string): Result<FrontMatter, ImportProblem> {
  const opening = OPENING.exec(text)?.[0];
  const rest = opening === undefined ? '' : text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    return problemAtLine(
      'bad-front-matter',
      1,
      'the front matter begins here and has no closing "---" line.',
    );
  }
  if (closing.index > FRONT_MATTER_MAX) {
    return problemAtLine(
      'bad-front-matter',
      1,
      `the front matter is longer than ${formatCount(FRONT_MATTER_MAX)} characters.`,
    );
  }
  const fields = readYaml(rest.slice(0, closing.index));
  if (!fields.ok) return fields;
  return ok({ ...fields.value, body: rest.slice(closing.index + closing[0].length) });
}

function readYaml(yaml: string): Result<Omit<FrontMatter, 'body'>, ImportProblem> {
  const counter = new LineCounter();
  // The opening line of the front matter is line 1 of the file.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  try {
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      customTags: [],
      uniqueKeys: false,
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) {
      const why = error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
      return problemAtLine(
        'bad-front-matter',
        lineAt(error.pos[0]),
        `the front matter is not valid YAML (${why}).`,
      );
    }
    const root = document.contents;
    if (root === null) return ok({ fields: new Map(), lines: new Map(), repeated: [] });
    if (!isMap(root)) {
      return problemAtLine('bad-front-matter', 2, 'the front matter must be "name: value" lines.');
    }
    const lines = new Map<string, number>();
    const repeated: string[] = [];
    for (const pair of root.items) {
      const key = pair.key as { range?: [number, number, number] | null };
      if (lines.has(String(pair.key))) repeated.push(String(pair.key));
      lines.set(String(pair.key), lineAt(key.range?.[0] ?? 0));
    }
    const values: Map<unknown, FrontMatterValue> = document.toJS({
      mapAsMap: true,
      maxAliasCount: MAX_ALIASES,
    });
    const fields = new Map<string, FrontMatterValue>();
    for (const [name, value] of values) if (typeof name === 'string') fields.set(name, value);
    return ok({ fields, lines, repeated });
  } catch {
    // Too many aliases or too deep a nesting are thrown by the parser, without a place.
    return problemAtLine(
      'bad-front-matter',
      1,
      'the front matter nests too deeply or repeats itself too often.',
    );
  }
}

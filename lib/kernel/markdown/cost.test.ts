import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { MAX_NESTING } from './cost.ts';
import { parseMarkdown, type Reading } from './parse.ts';
import { plainText } from './plain-text.ts';
import { renderComment, renderEssay } from './render.ts';

/** The limits below are of computing time; a machine that does much else takes longer by the clock. */
vi.setConfig({ testTimeout: 180_000 });

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../../shared/corpora');

/** The most that is accepted, in characters. */
const COMMENT_MAX = 10_000;
const ESSAY_MAX = 200_000;

/** What twice the text may cost; 2 is proportional, 4 would be quadratic. */
const MAX_GROWTH = 2.5;

/** Makes a text of about `length` characters. */
type Recipe = (length: number) => string;

const repeat = (part: string, length: number) => part.repeat(Math.ceil(length / part.length));
const around = (before: string, middle: string, after: string, length: number) => {
  const times = Math.floor(length / (before.length + after.length));
  return before.repeat(times) + middle + after.repeat(times);
};
function series(length: number, part: (index: number) => string): string {
  const parts: string[] = [];
  for (let index = 0, size = 0; size < length; index += 1) {
    const next = part(index);
    parts.push(next);
    size += next.length;
  }
  return parts.join('');
}

/** Texts whose cost must grow in proportion to their length: shapes that are known to be slow. */
const GROWING: Record<string, Recipe> = {
  'nested emphasis': (length) => around('*a **a ', 'b', ' a** a*', length),
  'one long run of stars': (length) => around('*', 'a', '*', length),
  'unmatched closing brackets': (length) => repeat('a]', length),
  'unmatched opening brackets': (length) => repeat('[a', length),
  'stars in threes': (length) => `a**b${repeat('c* ', length)}`,
  'nested brackets': (length) => around('[', 'a', ']', length),
  'nested quotes': (length) => `${repeat('> ', length)}a`,
  'unfinished links': (length) => repeat('[a](b', length),
  'unfinished links with angles': (length) => repeat('[a](<b', length),
  'unfinished links with titles': (length) => repeat('[a](b "', length),
  'unfinished references': (length) => repeat('[a][', length),
  'unfinished footnotes': (length) => repeat('[^a', length),
  'unfinished wiki links': (length) => repeat('[[a|', length),
  'runs of backticks, each longer': (length) => series(length, (index) => `e${'`'.repeat(index)}`),
  'single backticks between double ones': (length) => repeat('\\``', length),
  'nested lists': (length) => series(length, (index) => `${'  '.repeat(index)}* a\n`),
  'nested lists in one line': (length) => `${repeat('* ', length)}a`,
  'nested pictures': (length) => around('![', 'a', '](b)', length),
  'nested links': (length) => around('[', 'a', '](b)', length),
  'links and stars': (length) => repeat('[*a](b)* ', length),
  'open comments': (length) => `</${repeat('<!--', length)}`,
  words: (length) => repeat('What they call failure is a decision. ', length),
};

/**
 * Texts whose structure costs more than in proportion before it is cut off, or costs much because
 * every few characters make a block. They only have to stay below a limit.
 */
const BOUNDED: Record<string, Recipe> = {
  'underlined headings': (length) => repeat('a\n=\n', length),
  'quotes and gaps': (length) => repeat('> a\n\n', length),
  'empty quotes': (length) => repeat('>\n\n', length),
  'quotes in list items': (length) => repeat('- > >\t\n', length),
  'footnotes in quotes in list items': (length) => repeat('> [^a]: ~~\n- ', length),
  'lists and gaps': (length) => repeat('- a\n\nb\n\n', length),
  'quotes and headings': (length) => repeat('> a\n# b\n', length),
  'lazy lines': (length) => `> a\n${repeat('b\n', length)}`,
  'lazy lines, deep': (length) => `${'> '.repeat(MAX_NESTING - 1)}a\n${repeat('b\n', length)}`,
  'rows of tags': (length) => repeat('<div>\n', length),
  footnotes: (length) => series(length, (index) => `[^${index}]: b\n\n[^${index}]\n\n`),
  'footnotes in footnotes': (length) => series(length, (index) => `[^${index}]: [^${index + 1}]\n`),
  'a wide table of short rows': (length) =>
    `${'|a'.repeat(length / 8)}|\n${'|-'.repeat(length / 8)}|\n${repeat('|a\n', length / 2)}`,
  'a long address, often referred to': (length) =>
    `[a]: /${repeat('x', length / 2)}\n\n${repeat('[a]\n\n', length / 2)}`,
  'a list': (length) => repeat('- a\n', length),
  paragraphs: (length) => repeat('a\n\n', length),
};

/** What the recipes of the collection are called there and here. */
const COLLECTED: Record<string, string> = {
  'nested strong emph': 'nested emphasis',
  'many link closers with no openers': 'unmatched closing brackets',
  'many link openers with no closers': 'unmatched opening brackets',
  'openers and closers multiple of 3': 'stars in threes',
  'nested brackets': 'nested brackets',
  'nested block quotes': 'nested quotes',
  'unclosed links B': 'unfinished links',
  'backtick runs': 'runs of backticks, each longer',
  'deeply nested lists': 'nested lists',
};

/** Builds a text as the collection describes it; null for those it describes by a formula. */
function build(form: string, [first = '', second = '', third = '']: string[], length: number) {
  if (form === 'pre+mid+post') return around(first, second, third, length);
  if (form === 'rep') return repeat(first, length);
  if (form === 'head+rep') return first + repeat(second, length);
  if (form === 'rep+tail') return repeat(first, length) + second;
  return null;
}

/**
 * Milliseconds that this thread computes for one run. Not the time on the clock: other programs on
 * the machine don't count. Repeats short runs, because the system counts in steps of 4 ms.
 */
function computingTime(run: () => void): number {
  const start = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    run();
    const { user, system } = process.threadCpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent >= 20 || runs >= 200) return spent / runs;
  }
}

/** Times of an eighth, a quarter, half and all of the length. */
function timesOf(recipe: Recipe, render: (markdown: string) => void, length: number): number[] {
  return [8, 4, 2, 1].map((part) => {
    const text = recipe(length / part);
    return computingTime(() => render(text));
  });
}

/** Below this, in milliseconds, the collector of memory outweighs what grows. */
const NEGLIGIBLE = 5;

/** The fastest growth from one of the times to the next. */
function growthOf(times: number[]): number {
  const felt = times.map((time) => Math.max(time, NEGLIGIBLE));
  return Math.max(...felt.slice(1).map((time, index) => time / (felt[index] ?? NEGLIGIBLE)));
}

/** A machine that does much else at once disturbs even computing time, and only ever adds to it. */
const MOST_ROUNDS = 5;

function expectProportional(recipe: Recipe, render: (markdown: string) => void, length: number) {
  let least = timesOf(recipe, render, length);
  for (let round = 1; growthOf(least) >= MAX_GROWTH && round < MOST_ROUNDS; round += 1) {
    const times = timesOf(recipe, render, length);
    least = least.map((time, part) => Math.min(time, times[part] ?? time));
  }
  expect(growthOf(least), `${least} ms`).toBeLessThan(MAX_GROWTH);
}

test('the recipes are those of the collection, and more', () => {
  const path = join(CORPORA, 'markdown', 'pathological.json');
  const entries = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  for (const { name, form, parts } of entries) {
    const own = GROWING[COLLECTED[name] ?? ''];
    expect(own, name).toBeDefined();
    expect(own?.(1_000), name).toBe(build(form, parts, 1_000) ?? own?.(1_000));
  }
});

describe('twice the text takes about twice the time', () => {
  test.each(Object.entries(GROWING))(
    '%s, as a comment',
    (_name, recipe) => {
      expectProportional(recipe, renderComment, COMMENT_MAX);
    },
    60_000,
  );

  test.each(Object.entries(GROWING))(
    '%s, as an essay',
    (_name, recipe) => {
      expectProportional(recipe, renderEssay, ESSAY_MAX);
    },
    60_000,
  );
});

describe('no text of the length that is accepted takes long or grows large', () => {
  // Measured: at most 150 ms; before the limits, up to 5,400.
  const COMMENT_LIMIT = 600;
  // Measured: at most 3.3 s; before the limits, up to an hour.
  const ESSAY_LIMIT = 12_000;
  // Measured: at most 50 times the length (footnotes).
  const MAX_SIZE = 60;

  test.each(Object.entries({ ...BOUNDED, ...GROWING }))('%s', (_name, recipe) => {
    const text = recipe(COMMENT_MAX);
    expect(computingTime(() => renderComment(text))).toBeLessThan(COMMENT_LIMIT);
    expect(renderComment(text).length).toBeLessThan(MAX_SIZE * text.length);
  });

  test.each(Object.entries(BOUNDED))(
    '%s, as an essay',
    (_name, recipe) => {
      const text = recipe(ESSAY_MAX);
      const start = process.threadCpuUsage();
      const { html } = renderEssay(text);
      expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(ESSAY_LIMIT);
      expect(html.length).toBeLessThan(MAX_SIZE * text.length);
    },
    60_000,
  );
});

describe('what is too much to format is shown as it was typed', () => {
  const readingOf = (markdown: string): Reading => parseMarkdown(markdown, 'essay').reading;

  test.each([
    ['quotes as deep as allowed', `${'> '.repeat(MAX_NESTING)}a`, 'full'],
    ['quotes one deeper', `${'> '.repeat(MAX_NESTING + 1)}a`, 'plain'],
    ['quotes in lists', `${'> - '.repeat(MAX_NESTING / 2 + 1)}a`, 'plain'],
    ['lists under lists', series(4_000, (index) => `${'  '.repeat(index)}- a\n`), 'plain'],
    [
      'lists under lists with lazy lines',
      series(4_000, (index) => `${'  '.repeat(index)}- a\nb\n`),
      'plain',
    ],
    ['a rule of many dashes', `${'- '.repeat(200)}\n\n* * * * *`, 'full'],
    ['a drawing far to the right', `\`\`\`\n${' '.repeat(150)}* >\n\`\`\``, 'full'],
    ['a list of 1,000 lines with links', '- [a](b) *c*\n'.repeat(1_000), 'full'],
    ['100 quotes with answers', '> a\n\nb\n\n'.repeat(100), 'full'],
    ['code with many brackets', `\`\`\`\n${'[[1, 2], [3, 4]],\n'.repeat(200)}\`\`\``, 'full'],
    ['100 links in one paragraph', '[a](https://b.example/c_d_e)\n'.repeat(100), 'full'],
    ['1,000 links in one paragraph', '[a](https://b.example/c_d_e)\n'.repeat(1_000), 'blocks'],
    [
      'a table with emphasis in each of 2,000 cells',
      `|a|b|\n|-|-|\n${'|*a*|**b**|\n'.repeat(1_000)}`,
      'full',
    ],
    ['deep emphasis', around('*a **a ', 'b', ' a** a*', 900), 'blocks'],
  ])('%s', (_name, markdown, reading) => {
    expect(readingOf(markdown)).toBe(reading);
  });

  test('with its lines and paragraphs', () => {
    const quotes = '> '.repeat(MAX_NESTING + 1);
    expect(renderComment(`${quotes}*a* <b>\nc\n\nd`)).toBe(
      `<p>${'> '.repeat(MAX_NESTING + 1)}*a* &#x3C;b><br>\nc</p>\n<p>d</p>`,
    );
  });

  test('with its blocks, if only a line has too many marks', () => {
    const stars = '*a* '.repeat(300).trim();
    expect(renderComment(`> ${stars}\n\n- b\n\n\`c\``)).toBe(
      `<blockquote>\n<p>${stars}</p>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>\n<p>\`c\`</p>`,
    );
  });

  test('loses no word as plain text', () => {
    expect(plainText(`${'> '.repeat(50)}deep`)).toMatch(/deep$/);
    expect(plainText(`${'[a'.repeat(600)} words`)).toMatch(/words$/);
  });
});

test('a typical comment takes a few milliseconds', () => {
  const sentence = 'I left *after* nine years, and [what helped](https://a.example) was **time**. ';
  const comment = `${sentence.repeat(5)}\n\n> ${sentence.repeat(3)}\n\n- one\n- two :100:`;
  expect(comment.length).toBeGreaterThan(600);
  expect(computingTime(() => renderComment(comment))).toBeLessThan(40);
});

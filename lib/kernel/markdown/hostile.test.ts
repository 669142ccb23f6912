import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test, vi } from 'vitest';
import { faultsOf, HARMLESS, HARMLESS_IN_ESSAYS } from '#lib/testing/harmless-html.ts';
import { htmlToMarkdown } from './from-html.ts';
import { parseHtml } from './html-comparison.ts';
import { plainText } from './plain-text.ts';
import { renderComment, renderEssay } from './render.ts';
import { commentSchema, essaySchema } from './schema.ts';

/** Thousands of texts, on a machine that may do much else: seconds when it is quiet. */
vi.setConfig({ testTimeout: 180_000 });

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../../shared/corpora');

function entriesOf(file: string): Record<string, string>[] {
  const path = join(CORPORA, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

/** A hostile text in every place where a text may stand. */
function everywhere(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return [
    text,
    `> - ${line}`,
    `# ${line}`,
    `**${line}** *${line}* ~~${line}~~ \`${line}\``,
    `[x](${line}) [x](<${line}>) [${line}](/y "${line}") <${line}>`,
    `![${line}](${line}) ![x](<${line}> '${line}')`,
    `[x][${line}] [y]`,
    `[y]: <${line}> "${line}"`,
    `|${line}|\n|:-|\n|${line}|`,
    `\`\`\`${line}\n${text}\n\`\`\``,
    `[[${line}]] [[a|${line}]] :${line}:`,
    `[^${line}] [^1]`,
    `[^1]: ${line}`,
    `- [ ] ${line}`,
    `www.a.example/${line} https://a.example/${line} a@b.example${line}`,
  ].join('\n\n');
}

function expectHarmless(markdown: string) {
  expect(faultsOf(renderComment(markdown), HARMLESS), markdown).toEqual([]);
  const { html } = renderEssay(markdown, { resolveLink: (target) => target });
  expect(faultsOf(html, HARMLESS_IN_ESSAYS), markdown).toEqual([]);
}

describe('the check itself', () => {
  test.each([
    '<img src=x>',
    '<p onclick="x">',
    '<p style="x">',
    '<a href="javascript:x">',
    '<a href="java\nscript:x">',
    '<a href="//a" target="_blank">',
    '<svg></svg>',
    '<!-- x -->',
    '<h1></h1>',
    '<p id="location">',
    '<code class="prose">',
    '<input type="text">',
    '<form></form>',
  ])('finds %s', (html) => {
    expect(faultsOf(html, HARMLESS_IN_ESSAYS)).not.toEqual([]);
  });
});

describe('script in disguise comes out harmless', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    'javascript:alert(1)',
    ' javascript&colon;alert(1)',
    'java\tscript:alert(1)',
    'jav&#x09;ascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    '[a](javascript:alert(1)) ![b](javascript:alert(2)) <javascript:alert(3)>',
    '[a]: javascript:alert(1)\n\n[a]',
    '</p></div><iframe src=//evil.example>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<a href="https://a.example" style=x onmouseover=alert(1)>b</a>',
    '``` "onload=alert(1)\nx\n```',
    '[x](/\\evil.example "x" onclick=alert(1))',
    '\\<script>alert(1)\\</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('%j', (text) => {
    expectHarmless(text);
    expectHarmless(everywhere(text));
    expectHarmless(htmlToMarkdown(text));
  });

  test('every vector of the collections, as comment, as essay and as imported HTML', () => {
    const vectors = [
      ...entriesOf('xss/dompurify-expect.json').map(({ payload }) => payload),
      ...entriesOf('xss/h5sc-items.json').map(({ data }) => data),
      ...entriesOf('xss/patt-merged.json').map(({ payload }) => payload),
    ];
    for (const vector of vectors) {
      if (vector === undefined) throw new Error('the collection has another shape');
      expectHarmless(everywhere(vector));
      expectHarmless(htmlToMarkdown(vector));
    }
  });
});

describe('odd characters', () => {
  const samples = [
    '\u202E',
    'access_level != "user\u202E \u2066// Check if admin\u2069 \u2066"',
    '\uD800',
    '\0',
    'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
    '\u200B'.repeat(2_000),
    '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'ﷺ'.repeat(500),
  ];
  const collected = [
    ...entriesOf('unicode/trojan-source-lines.json').map(({ line }) => line ?? ''),
    ...entriesOf('unicode/unicode-extras.json').map(({ text }) => text ?? ''),
    ...(entriesOf('unicode/blns.json') as unknown[]).map(String),
  ];

  test('never throw and never come out as characters that mislead', () => {
    for (const text of [...samples, ...collected]) {
      expectHarmless(text.length < 500 ? everywhere(text) : text);
      const code = renderComment(`\`\`\`\n${text}\n\`\`\``);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(code, text).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/);
      expect(code.isWellFormed(), text).toBe(true);
      expect(renderComment(text), text).not.toMatch(/[\u202A-\u202E]/);
      expect(plainText(text), text).not.toMatch(/[\u202A-\u202E\uFFFD]/);
    }
  });
});

describe('any text at all', () => {
  const pieces = [
    ...[
      '*',
      '**',
      '_',
      '~~',
      '`',
      '```',
      '[',
      ']',
      '![',
      '](',
      ')',
      '[[',
      ']]',
      '|',
      '||',
      '<',
      '>',
    ],
    ...[
      '# ',
      '## ',
      '> ',
      '- ',
      '1. ',
      '+ ',
      '* ',
      '    ',
      '\t',
      '\n',
      '\n\n',
      '\n> ',
      '\n- ',
      '---\n',
    ],
    ...[
      '=',
      '|-|-|\n',
      '|a|b|\n',
      '[ ] ',
      '[x] ',
      '[^1]',
      '[^1]: ',
      '[a]: ',
      ':100:',
      ':',
      '\\',
      '&amp;',
    ],
    ...[
      '&#0;',
      '<b>',
      '</b>',
      '<!--',
      'www.a.example',
      'https://a.example',
      'a@b.example',
      'javascript:',
    ],
    ...[
      'a',
      'b c',
      ' ',
      '.',
      '"',
      "'",
      '(',
      '\u202E',
      '\u2066',
      '\u2069',
      '\0',
      '\uD83D',
      'é',
      '💯',
    ],
  ];
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  const writer = unified().use(rehypeStringify).freeze();
  const asBrowsersReadIt = (html: string) => writer.stringify(parseHtml(html));
  const sanitisers = {
    comment: unified().use(rehypeSanitize, commentSchema).freeze(),
    essay: unified().use(rehypeSanitize, essaySchema).freeze(),
  };
  const sanitised = (html: string, kind: keyof typeof sanitisers) =>
    writer.stringify(sanitisers[kind].runSync(parseHtml(html)) as ReturnType<typeof parseHtml>);

  test('renders without throwing, harmlessly, and sanitises to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const comment = renderComment(text);
        const essay = renderEssay(text, { resolveLink: (target) => target }).html;
        expect(faultsOf(comment, HARMLESS)).toEqual([]);
        expect(faultsOf(essay, HARMLESS_IN_ESSAYS)).toEqual([]);
        expect(sanitised(comment, 'comment')).toBe(asBrowsersReadIt(comment));
        expect(sanitised(essay, 'essay')).toBe(asBrowsersReadIt(essay));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is read by a browser as it was written: no element closes another', () => {
    const plainAttributes = (html: string) => html.replaceAll('=""', '');
    fc.assert(
      fc.property(anyText, (text) => {
        for (const html of [renderComment(text), renderEssay(text).html]) {
          expect(plainAttributes(asBrowsersReadIt(html))).toBe(plainAttributes(html));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('gives plain text in one line, not longer than asked for', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, maxLength) => {
        const words = plainText(text, maxLength);
        expect(words.length).toBeLessThanOrEqual(maxLength);
        expect(words).not.toMatch(/[\n\r\t]/);
        expect(words.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('read as HTML gives Markdown that renders harmlessly', () => {
    fc.assert(
      fc.property(anyText, (text) => expectHarmless(htmlToMarkdown(text))),
      { numRuns: 500 },
    );
  });
});

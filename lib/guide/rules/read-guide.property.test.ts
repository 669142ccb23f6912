import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readGuide } from './read-guide.ts';

/** Ways to write something that only the author may see; NOTE stands for its words. */
const PRIVATE = [
  '[NOTE]',
  'a [NOTE] b',
  'a [NOTE].',
  '[more\nNOTE]',
  '[a *NOTE* `b`]',
  '*a [NOTE]*',
  '**[NOTE]** c',
  '[a [NOTE] b]',
  '([NOTE])',
  '- [NOTE]',
  '- a [NOTE]\n- b',
  '- a\n\n  [NOTE]',
  '1. [NOTE]',
  '1. a [NOTE] -> read this',
  '> [NOTE]',
  '> - a\n>   - [NOTE]',
  '## a [NOTE]',
  '### a [NOTE] b',
  'a [NOTE]\n====',
  '| a | [NOTE] |\n|---|---|\n| [NOTE] | b |',
  '- [ ] a [NOTE]',
  '- article: a [NOTE]',
  '- [article: a [NOTE]]',
  'a [see https://example.org/NOTE]',
  '[[nowhere|a]] [NOTE [[nowhere|b]]]',
  '<!-- NOTE -->',
  'a <!-- NOTE\n\n- `NOTE` --> b',
  '{% NOTE %}',
  '{% comment %}NOTE{% endcomment %}',
  'a {{ NOTE }} b',
  'a\n{: NOTE }',
];

/** What stands between, and may change how the next piece is read. */
const OTHER = [
  '',
  'text',
  '- ',
  '* a',
  '---',
  '> a',
  '## A',
  '```\ncode\n```',
  '`a`',
  '1. a',
  'a ()',
  '\\[a\\]',
];

const page = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PRIVATE),
      fc.constantFrom(...OTHER),
      fc.constantFrom('\n', '\n\n'),
      fc.constantFrom('\n', '\n\n'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) =>
    pieces
      .map(([note, other, gap, end], index) =>
        [note.replaceAll('NOTE', `private${index}`), gap, other, end].join(''),
      )
      .join(''),
  );

/** Text made of what Markdown, liquid, kramdown and our own reading give a meaning to. */
const odd = fc.string({
  unit: fc.constantFrom(
    ...'ab \n\t[]()*_`~#-+>|:.1{%}<!\\/&;^',
    '\0',
    '\u202e',
    '\ud800',
    '\ufdd0',
    '😀',
  ),
  maxLength: 120,
});

it('shows no note that became rows of a table', () => {
  const source = '| a | b |\n|---|---|\n| c | d |\n[more\nprivate]\n\nAfter.';
  const document = readGuide(source, { resolveLink: () => null });
  expect(JSON.stringify({ ...document, notes: [] })).not.toContain('private');
  expect(document.notes).toEqual(['more private']);
  expect(document.text).toContain('After.');
});

it('shows no private word, however the pieces of a page stand together', () => {
  fc.assert(
    fc.property(page, (source) => {
      const document = readGuide(source, { resolveLink: () => null });
      expect(JSON.stringify({ ...document, notes: [] })).not.toContain('private');
    }),
    { numRuns: 150 },
  );
});

it('reads whatever is typed, as plain data', () => {
  fc.assert(
    fc.property(odd, page, (text, before) => {
      const document = readGuide(`${text}\n\n${before}`, { resolveLink: () => '/somewhere' });
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    }),
    { numRuns: 60 },
  );
});

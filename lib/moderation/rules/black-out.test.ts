import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderComment } from '#lib/kernel/markdown/render.ts';
import { blackOut, keepsMarks, MOST_SPANS, removedMark, type Span } from './black-out.ts';

const MARK = '[removed: patient details]';
const SOURCE = 'Mrs Example, 84, was on ward 7.';

const blackedOut = (source: string, spans: Span[], rule = 'patient-privacy') => {
  const result = blackOut(source, spans, rule);
  return result.ok ? result.value : result.problem.code;
};
/** The place of some words in a text. */
const at = (source: string, words: string): Span => {
  const start = source.indexOf(words);
  return { start, end: start + words.length };
};

describe('blacking out', () => {
  it('puts a mark that can be read in the place of what was marked', () => {
    expect(blackedOut(SOURCE, [at(SOURCE, 'Mrs Example, 84')])).toBe(`${MARK}, was on ward 7.`);
    expect(blackedOut(SOURCE, [at(SOURCE, 'ward 7'), at(SOURCE, 'Mrs Example')])).toBe(
      `${MARK}, 84, was on ${MARK}.`,
    );
    expect(blackedOut(SOURCE, [at(SOURCE, 'Example')], 'identifies-a-member')).toBe(
      'Mrs [removed: identifies a person], 84, was on ward 7.',
    );
  });

  it('takes what touches or overlaps for one', () => {
    const spans = [at(SOURCE, 'Mrs Ex'), at(SOURCE, 'Example, '), at(SOURCE, '84')];
    expect(blackedOut(SOURCE, spans)).toBe(`${MARK}, was on ward 7.`);
  });

  it('cuts no character in two', () => {
    expect(blackedOut('A 🩺 b', [{ start: 3, end: 4 }])).toBe(`A ${MARK} b`);
    expect(blackedOut('A 🩺 b', [{ start: 0, end: 3 }])).toBe(`${MARK} b`);
  });

  test.each<[string, Span[]]>([
    ['nothing', []],
    ['an empty stretch', [{ start: 3, end: 3 }]],
    ['a blank one', [{ start: 3, end: 4 }]],
    ['one that ends before it starts', [{ start: 4, end: 3 }]],
    ['one beyond the text', [{ start: 3, end: SOURCE.length + 1 }]],
    ['one before it', [{ start: -1, end: 3 }]],
    ['half a character', [{ start: 0.5, end: 3 }]],
    ['too many', Array.from({ length: MOST_SPANS + 1 }, () => ({ start: 0, end: 3 }))],
  ])('refuses %s', (_what, spans) => {
    expect(blackedOut(SOURCE, spans)).toBe('spans');
  });

  test.each([
    ['a link', 'see [her](https://example.org/x) there', 'her'],
    ['the address of a link', 'see [this](https://example.org/her-name) there', 'her-name'],
    ['what stands before a bracket', 'her(https://example.org)', 'her'],
    ['a definition', 'her: [x]\n\n[x]: https://example.org/her', 'her: '],
    ['code', '`ward of her`', 'her'],
    ['a heading and more', '# her\n\n> quoted **her** too', 'her\n\n> quoted **her'],
    ['a table', '| a | b |\n|---|---|\n| her | 7 |', 'her'],
  ])('leaves the mark to be read in %s, and nothing of the words', (_what, source, words) => {
    const text = blackedOut(source, [at(source, words)]);
    const html = renderComment(text);
    expect(html).toContain(MARK);
    expect(html).not.toContain(`<a href="${MARK}`);
  });

  it('leaves nothing of what was marked, whatever was written and marked', () => {
    const stretch = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 20 }) });
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '[', ']', '(', '*', '`', '\n', '#') });
    fc.assert(
      fc.property(text, stretch, text, (before, { length }, after) => {
        const secret = 'Q'.repeat(length);
        const source = before + secret + after;
        const span = { start: before.length, end: before.length + length };
        const result = blackedOut(source, [span]);
        expect(result).not.toContain('Q');
        expect(renderComment(result)).not.toContain('Q');
        expect(keepsMarks(result, result)).toBe(true);
      }),
    );
  });
});

test('a text that was written before a black-out has not its mark', () => {
  const text = blackedOut(SOURCE, [at(SOURCE, 'Mrs Example')]);
  expect(keepsMarks(text, SOURCE)).toBe(false);
  expect(keepsMarks(text, `${text} And more.`)).toBe(true);
  expect(keepsMarks(SOURCE, 'Anything.')).toBe(true);
  expect(removedMark('hate')).toBe('[removed: hate]');
});

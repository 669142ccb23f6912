import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownParts, wordDiff } from './word-diff.ts';

describe('a comparison of two texts', () => {
  it('names the words that were changed, and no more', () => {
    expect(wordDiff('The red house stands.\n', 'The blue house still stands.\n')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'red' },
      { kind: 'added', text: 'blue' },
      { kind: 'same', text: ' house ' },
      { kind: 'added', text: 'still ' },
      { kind: 'same', text: 'stands.\n' },
    ]);
  });

  it('takes words that follow each other as one change', () => {
    expect(wordDiff('I saw the old man there today.', 'I saw a young girl there today.')).toEqual([
      { kind: 'same', text: 'I saw ' },
      { kind: 'removed', text: 'the old man' },
      { kind: 'added', text: 'a young girl' },
      { kind: 'same', text: ' there today.' },
    ]);
  });

  it('shows a paragraph that is another one as such, not as a patchwork', () => {
    const parts = wordDiff('One two three four.\n', 'Entirely different words now.\n');
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('is done in a moment for the longest texts, however much differs', () => {
    const words = (mark: string) =>
      Array.from({ length: 30_000 }, (_, index) => `${mark}${(index * 7919) % 9973}`).join(' ');
    const before = performance.now();
    const parts = wordDiff(words('a'), words('b'));
    expect(parts.length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('makes both texts again, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'word', ' ', '\n', '\n\n', 'é', '💊', '.', '\u0000'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const without = (kind: string) =>
          parts.map((part) => (part.kind === kind ? '' : part.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });
});

describe('a comparison for reading', () => {
  it('leaves out the middle of what stayed, and says how much', () => {
    const long = 'word '.repeat(1_000);
    const shown = shownParts(wordDiff(`${long}\nEnd.`, `${long}\nThe end.`));
    expect(shown[0]).toMatchObject({ kind: 'left-out' });
    const whole = shown.reduce(
      (words, part) =>
        part.kind === 'left-out'
          ? words + part.words
          : words + (part.text.match(/\S+/g) ?? []).length,
      0,
    );
    expect(whole).toBe(1_000 + 1 + 2);
  });

  it('leaves short texts whole', () => {
    const parts = wordDiff('A short text.', 'A very short text.');
    expect(shownParts(parts)).toEqual(parts);
  });
});

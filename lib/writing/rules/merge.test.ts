import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesOf, mergedText, mergeTexts } from './merge.ts';

const BASE = 'One.\n\nTwo is a sentence that goes on.\n\nThree.\n';

const both = (base: string, mine: string, theirs: string) =>
  mergedText(mergeTexts(base, mine, theirs), 'both');

describe('two versions of a text put together', () => {
  it('have the changes of both where they changed different paragraphs', () => {
    const mine = BASE.replace('One.', 'One and a half.');
    const theirs = BASE.replace('Three.', 'Three, at last.');
    const pieces = mergeTexts(BASE, mine, theirs);
    expect(clashesOf(pieces)).toBe(0);
    expect(mergedText(pieces, 'both')).toBe(
      'One and a half.\n\nTwo is a sentence that goes on.\n\nThree, at last.\n',
    );
  });

  it('have both changes of one paragraph whose words don’t touch', () => {
    const mine = BASE.replace('Two', 'Number two');
    const theirs = BASE.replace('goes on', 'ends here');
    expect(clashesOf(mergeTexts(BASE, mine, theirs))).toBe(0);
    expect(both(BASE, mine, theirs)).toContain('Number two is a sentence that ends here.');
  });

  it('clash where both changed the same words, and keep both whole', () => {
    const mine = BASE.replace('a sentence', 'my sentence');
    const theirs = BASE.replace('a sentence', 'their sentence');
    const pieces = mergeTexts(BASE, mine, theirs);
    expect(pieces.filter(({ kind }) => kind === 'clash')).toEqual([
      {
        kind: 'clash',
        mine: '\n\nTwo is my sentence that goes on.',
        theirs: '\n\nTwo is their sentence that goes on.',
        base: '\n\nTwo is a sentence that goes on.',
      },
    ]);
    expect(mergedText(pieces, 'mine')).toBe(mine);
    expect(mergedText(pieces, 'theirs')).toBe(theirs);
    expect(mergedText(pieces, 'both')).toBe(
      'One.\n\nTwo is my sentence that goes on.\n\nTwo is their sentence that goes on.\n\nThree.\n',
    );
  });

  it('have what both wrote at the end as two paragraphs', () => {
    expect(both('Begin.', 'Begin.\n\nMine', 'Begin.\n\nTheirs')).toBe('Begin.\n\nMine\n\nTheirs');
    expect(both('Begin.\n', 'Begin.\n\nMine', 'Begin.\n\nTheirs')).toBe('Begin.\n\nMine\n\nTheirs');
  });

  it('take a text of empty lines in a moment', () => {
    const lines = '\n'.repeat(100_000);
    const before = performance.now();
    const pieces = mergeTexts(`a${lines}b`, `a${lines}${lines}b`, `c${lines}d`);
    expect(mergedText(pieces, 'theirs')).toBe(`c${lines}d`);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('for any texts', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'word', ' ', '\n', '\n\n', 'é', '💊', '.'), { maxLength: 40 })
    .map((parts) => parts.join(''));

  it('no change of the other leaves one’s own, and the other way round', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(both(base, changed, base)).toBe(changed);
        expect(both(base, base, changed)).toBe(changed);
        expect(both(base, changed, changed)).toBe(changed);
      }),
    );
  });

  it('nothing is lost: each word that one added and that stood nowhere before is there', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = both(base, `${mine}MINE${base}`, `${base}THEIRS${theirs}`);
        expect(merged).toContain('MINE');
        expect(merged).toContain('THEIRS');
      }),
    );
  });

  it('the side of a clash that is taken is taken as it was written', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const pieces = mergeTexts(base, mine, theirs);
        if (clashesOf(pieces) !== 1 || pieces.length !== 1) return;
        expect(mergedText(pieces, 'mine')).toBe(mine);
        expect(mergedText(pieces, 'theirs')).toBe(theirs);
      }),
    );
  });
});

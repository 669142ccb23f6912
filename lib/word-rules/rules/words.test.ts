import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const keys = (text: string) => wordsOf(text).map((word) => word.keys.join('/'));

describe('the words of a text', () => {
  it.each([
    ['Leave, or stay?', ['leave', 'or', 'stay']],
    ['CAFÉ café cafe\u0301', ['cafe', 'cafe', 'cafe']],
    ['ｆｕｌｌ ﬁne Ⓐ', ['full', 'fine', 'a']],
    ['WordPress™ NHS-111 covid-19', ['wordpress', 'nhs', '111', 'covid', '19']],
    ['don’t', ['don', 't']],
    ['', []],
    [' … — !?', []],
  ])('%j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it.each([
    ['Cyrillic letters', 'рrоmо', 'promo'],
    ['Greek letters', 'ρromο', 'promo'],
    ['accents', 'prömò', 'promo'],
    ['a soft hyphen', 'pro\u00ADmo', 'promo'],
    ['zero-width characters', 'p\u200Br\u200Co\u200Dm\u2060o\uFEFF', 'promo'],
    ['stacked marks', 'p\u0336r\u0336o\u0336mo', 'promo'],
    ['mathematical letters', '𝐩𝐫𝐨𝐦𝐨', 'promo'],
    ['digits', 'pr0m0', 'promo'],
    ['signs', 'ca$h', 'cash'],
    ['a sign at the start', '$ell', 'sell'],
  ])('is not misled by %s', (_, text, word) => {
    expect(keys(text)).toEqual([word]);
  });

  it('reads a sign both ways where it may be two letters', () => {
    expect(keys('k1ll k!ll')).toEqual(['klll/kill', 'klll/kill']);
  });

  it('leaves numbers, and signs at the end of a word, alone', () => {
    expect(keys('10 mg, 50; vitamin B12! H1N1 $50 | 3d')).toEqual([
      '10',
      'mg',
      '50',
      'vitamin',
      'b12',
      'h1n1',
      '50',
      '3d',
    ]);
  });

  it('says where each word stands, whatever is in it', () => {
    const text = '😀 Cafe\u0301s, p\u200Bromo';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Cafe\u0301s',
      'p\u200Bromo',
    ]);
  });

  it('has a place for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const {
          keys: [key],
          start,
          end,
        } of wordsOf(text)) {
          expect(key).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

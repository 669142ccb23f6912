import { describe, expect, it } from 'vitest';
import { growthOfWork, MOST_GROWTH } from '#lib/testing/growth-of-time.ts';
import { makeMatcher } from './matcher.ts';

const found = (phrases: string[], text: string) =>
  makeMatcher(phrases.map((phrase) => ({ phrase })))(text).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('a phrase', () => {
  it.each([
    ['press', 'The WordPress plugin, the presses, an empress, express.'],
    ['ill', 'A skill, still.'],
    ['fall', 'We fail.'],
    ['bum', 'To burn out.'],
    ['therapist', 'The rapist was convicted.'],
    ['ed', 'A 3d scan in bed.'],
    ['buy now', 'Buy it now.'],
    ['press', 'w o r d p r e s s'],
    ['sell', '$5 ells, s. el.l'],
    ['so', 'Take 50 mg.'],
  ])('%j is not in %j', (phrase, text) => {
    expect(found([phrase], text)).toEqual([]);
  });

  it.each([
    ['press', 'Freedom of the PRESS!', 'PRESS'],
    ['press', '“press”', 'press'],
    ['buy now', 'Buy\n  NOW', 'Buy\n  NOW'],
    ['buy now', 'buy-now', 'buy-now'],
    ['kill', 'k1ll', 'k1ll'],
    ['kill', 'kіll', 'kіll'],
    ['café', 'the CAFE', 'CAFE'],
    ['cafe', 'the café', 'café'],
    ['promo', 'p r o m o', 'p r o m o'],
    ['promo', 'p.r.o.m.o', 'p.r.o.m.o'],
    ['promo', 'P - R - O - M - O', 'P - R - O - M - O'],
    ['buy now', 'b u y n o w', 'b u y n o w'],
    ['B12', 'vitamin b12', 'b12'],
    ['example.org', 'see https://www.example.org/a', 'example.org'],
    ['111', 'Call 111.', '111'],
    ['не', 'Не надо', 'Не'],
  ])('%j is found in %j', (phrase, text, match) => {
    expect(found([phrase], text)).toEqual([match]);
  });

  it('is found as often as it is there, and beside others that begin with it', () => {
    expect(found(['buy', 'buy now'], 'Buy now, buy.')).toEqual(['Buy', 'Buy now', 'buy']);
  });

  it('is found by the rule it belongs to', () => {
    const rules = [
      { id: 1, phrase: 'crypto' },
      { id: 2, phrase: 'promo' },
    ];
    expect(makeMatcher(rules)('A promo.').map(({ rule }) => rule.id)).toEqual([2]);
  });

  it('without a letter finds nothing', () => {
    expect(found(['…', ''], 'Wait … what?')).toEqual([]);
  });
});

describe('the time it takes', () => {
  const rules = [
    { phrase: 'a a a a a a a b' },
    { phrase: '1 1 1 1 1 1 1 2' },
    { phrase: 'k1ll k1ll k1ll k1ll k1ll k1ll k1ll k2' },
    ...Array.from({ length: 400 }, (_, index) => ({ phrase: `a b c d e f g${index}` })),
  ];

  it.each([
    ['one word, over and over', 'a '],
    ['a sign that may be two letters', 'k1ll '],
    ['the beginning of a phrase', 'a b c d e f '],
    ['one word without an end', 'a'],
    ['signs without an end', '$!|'],
    ['marks without an end', '\u0301'],
    ['unseen characters', '\u200B'],
    ['letters that take many to fold', '\uFDFA'],
  ])('grows with the text and no faster: %s', (_, unit) => {
    const match = makeMatcher(rules);
    expect(growthOfWork(unit.repeat(2_000), match)).toBeLessThan(MOST_GROWTH);
  });
});

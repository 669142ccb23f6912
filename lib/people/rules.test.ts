import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_NAME, nameKey, readName } from './rules.ts';

const CORPORA = process.env.CORPORA_DIR ?? join(import.meta.dirname, '../../../shared/corpora');

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

function fromCorpora(files: string[], own: string[]): string[] {
  const there = files.map((file) => join(CORPORA, file)).filter((path) => existsSync(path));
  return [...own, ...there.flatMap((path) => stringsOf(JSON.parse(readFileSync(path, 'utf8'))))];
}

const nameOf = (typed: string) => {
  const read = readName(typed);
  return read.ok ? read.name : null;
};

describe('readName', () => {
  test.each([
    ['Anna', 'Anna'],
    ['  Anna   B.\u00a0\n', 'Anna B.'],
    ["Siobhán O'Brien-Smith", "Siobhán O'Brien-Smith"],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['Мария', 'Мария'],
    ['佐藤花子', '佐藤花子'],
    ['محمد', 'محمد'],
    ['Tired Nurse 42', 'Tired Nurse 42'],
    ['Ex-GP (Leeds)', 'Ex-GP (Leeds)'],
    ['Dr. De Vries', 'Dr. De Vries'],
    ['Anna ❤️', 'Anna ❤'],
    ['Modibo Administer', 'Modibo Administer'],
    ['Former Editor', 'Former Editor'],
    ['x'.repeat(LONGEST_NAME), 'x'.repeat(LONGEST_NAME)],
  ])('takes %j as %j', (typed, stored) => {
    expect(readName(typed)).toEqual({ ok: true, name: stored, key: nameKey(stored) });
  });

  test.each([
    '',
    ' ',
    'A',
    'x'.repeat(LONGEST_NAME + 1),
    '12',
    '!!',
    '😀😀',
    'An\u200bna',
    'Anna\u202e',
    '\u2066Anna\u2069',
    'An\u00adna',
    'An\u0000na',
    'An\u001bna',
    'Anna\u2028b',
    'Anna\ufeffb',
    '\u3164\u3164',
    '\u2800\u2800ab',
    'An\u{e0041}na',
    'A\u0301\u0301\u0301\u0301\u0301nna',
    '\ud800na',
    '<b>Anna</b>',
    'anna@example.org',
    'https://example.org',
    'www.example',
    'cheap-pills.com',
  ])('refuses %j', (typed) => {
    expect(readName(typed).ok).toBe(false);
  });

  test.each([
    'Moderator',
    'MODERATOR',
    'm0derator',
    'Mоderatоr',
    'Mod',
    'Moderator Anna',
    'Anna (moderator)',
    'Site Admin',
    '𝓐𝓭𝓶𝓲𝓷',
    'Ａｄｍｉｎ',
    'Adrnin',
    'adm1n',
    'Administrator',
    'Off Call',
    'off-call editors',
    'OffCall Support',
    'The Off Call Team',
    'ΟFF CΑLL',
    'Editor',
    'deleted',
    'Deleted user',
    'Anonymous',
    'Support',
  ])('refuses %j, which claims an office', (typed) => {
    expect(readName(typed)).toMatchObject({ ok: false, message: /site or its moderators/ });
  });

  test('hostile names never crash, and what is taken is visible and short', () => {
    const hostile = fromCorpora(
      [
        'unicode/blns.json',
        'unicode/trojan-source-lines.json',
        'unicode/unicode-extras.json',
        'xss/patt-merged.json',
        'xss/h5sc-items.json',
      ],
      ['<script>alert(1)</script>', 'a\u202e\u2066b'],
    );
    expect(hostile.length).toBeGreaterThan(1);
    for (const typed of hostile) expectSound(typed);
  });

  test('any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectSound));
  });

  test('a very long text is refused at once', () => {
    for (const part of ['a', ' ', '\u0301', '\u200b', 'ﷺ', '👩‍⚕️']) {
      const started = performance.now();
      expect(readName(part.repeat(100_000)).ok).toBe(false);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});

function expectSound(typed: string): void {
  const name = nameOf(typed);
  if (name === null) return;
  expect(name).toBe(name.normalize('NFC'));
  expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
  expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}<>@]|\s{2}|^\s|\s$/u);
  expect(nameKey(name)).not.toBe('');
  // Reading what was read changes nothing.
  expect(nameOf(name)).toBe(name);
}

describe('nameKey', () => {
  test.each([
    ['Anna Berg', 'anna  berg'],
    ['Anna Berg', 'ANNA-BERG'],
    ['Anna Berg', 'Ánnä Bérg'],
    ['Anna Berg', 'Аnna Вerg'],
    ['Anna Berg', 'Ａｎｎａ Ｂｅｒｇ'],
    ['Ian', 'lan'],
    ['Sam 10', 'Sam lO'],
    ['Tom', 'Torn'],
    ['Strauß', 'Strauss'],
    ['İpek', 'Ipek'],
  ])('%j and %j are one name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ['Anna', 'Anne'],
    ['Tired Nurse 1', 'Tired Nurse 2'],
    ['Мария', 'Марина'],
    ['佐藤', '佐籐'],
  ])('%j and %j are two', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

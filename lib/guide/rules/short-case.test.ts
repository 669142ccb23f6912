import { describe, expect, it } from 'vitest';
import { shortCase } from './short-case.ts';

describe('a case in few words', () => {
  it.each([
    ['Tired after nights', 'Tired after nights'],
    ['Working towards it -- have a plan', 'Working towards it'],
    ['Working towards it – have a plan', 'Working towards it'],
    ['Content (but curious: really)', 'Content'],
    ['Out: now what?', 'Out'],
    ['Half-way there; nearly.', 'Half-way there'],
    ['Done.', 'Done'],
    ['(all in brackets)', '(all in brackets)'],
    ['', ''],
    [`${'word '.repeat(40)}`, `${'word '.repeat(18).trim()} …`],
    ['x'.repeat(200), `${'x'.repeat(90)} …`],
  ])('%j is %j', (text, short) => {
    expect(shortCase(text)).toBe(short);
  });
});

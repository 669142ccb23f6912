import { describe, expect, it } from 'vitest';
import { verdictOf } from '#lib/testing/sample-check.ts';
import type { WordRuleAction } from '#lib/word-rules/rules.ts';
import { wordRules } from './word-rules.ts';

const found = (action: WordRuleAction, written: string) => ({
  rule: { id: written, phrase: written.toLowerCase(), action },
  written,
});

describe('a comment with phrases of word rules', () => {
  it('is published without any', () => {
    expect(verdictOf(wordRules, {})).toEqual({ says: 'publish' });
  });

  it('is decided about by the gravest', () => {
    const words = [found('ask', 'One'), found('hold', 'Two'), found('refuse', 'Three')];
    const says = (count: number) =>
      verdictOf(wordRules, { comment: { words: words.slice(0, count) } }).says;
    expect([1, 2, 3].map(says)).toEqual(['ask', 'hold', 'refuse']);
  });

  it('names the words as they were written where they can be changed, and not where it waits', () => {
    const verdict = (action: WordRuleAction) =>
      verdictOf(wordRules, { comment: { words: [found(action, 'Pr0mo')] } });
    expect(verdict('ask')).toMatchObject({ sentence: expect.stringContaining('“Pr0mo”') });
    expect(verdict('refuse')).toMatchObject({
      sentence: expect.stringContaining('“Pr0mo”'),
      aboutText: true,
    });
    expect(verdict('hold')).not.toMatchObject({ sentence: expect.stringContaining('Pr0mo') });
  });

  it('is posted anyway where the writer was asked, and nowhere else', () => {
    const confirmed = new Set(['words'] as const);
    const says = (action: WordRuleAction) =>
      verdictOf(wordRules, { comment: { words: [found(action, 'x y')], confirmed } }).says;
    expect([says('ask'), says('hold'), says('refuse')]).toEqual(['publish', 'hold', 'refuse']);
    const other = new Set(['repeat'] as const);
    const words = [found('ask', 'x y')];
    expect(verdictOf(wordRules, { comment: { words, confirmed: other } }).says).toBe('ask');
  });
});

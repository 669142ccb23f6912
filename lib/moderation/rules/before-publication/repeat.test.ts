import { describe, expect, it } from 'vitest';
import { CHECKED_AT, verdictOf } from '#lib/testing/sample-check.ts';
import { repeat } from './repeat.ts';

const SAID = 'I left last year, and nobody at work has asked me why.';
const said = (number: number, body: string | null = SAID) => ({
  number,
  writtenAt: CHECKED_AT,
  body,
});
const verdict = (body: string, earlier: ReturnType<typeof said>[], more = {}) =>
  verdictOf(repeat, { comment: { body, ...more }, earlier });

describe('the same text again', () => {
  it('is asked about, with the number of the first', () => {
    const asked = verdict(SAID, [said(7, 'Something else.'), said(4)]);
    expect(asked).toMatchObject({
      says: 'ask',
      check: 'repeat',
      sentence: expect.stringContaining('#4'),
    });
  });

  it('is the same in other spaces, case and quotes', () => {
    const spelled = '  I LEFT last year –\n\nand nobody at “work” has asked me why';
    expect(verdict(spelled, [said(4)]).says).toBe('ask');
  });

  it('is posted once more by who says so, and not a third time', () => {
    const confirmed = new Set(['repeat'] as const);
    expect(verdict(SAID, [said(4)], { confirmed })).toEqual({ says: 'publish' });
    expect(verdict(SAID, [said(9), said(4)], { confirmed })).toMatchObject({
      says: 'refuse',
      check: 'repeat',
      sentence: expect.stringContaining('#9'),
    });
  });

  it('is nothing when it is short, was deleted, or is an edit', () => {
    expect(verdict('Thank you, that helps.', [said(4, 'Thank you, that helps.')])).toEqual({
      says: 'publish',
    });
    expect(verdict(SAID, [said(4, null)])).toEqual({ says: 'publish' });
    expect(verdict(SAID, [said(4)], { isEdit: true })).toEqual({ says: 'publish' });
  });
});

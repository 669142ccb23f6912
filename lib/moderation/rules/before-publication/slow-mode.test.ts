import { describe, expect, it } from 'vitest';
import { later, MINUTE, SECOND } from '#lib/kernel/time.ts';
import { CHECKED_AT, verdictOf } from '#lib/testing/sample-check.ts';
import { slowMode } from './slow-mode.ts';

const SLOW = { slowSeconds: 600 };
const ago = (milliseconds: number) => ({
  number: 3,
  writtenAt: later(CHECKED_AT, -milliseconds),
  body: null,
});

describe('slow mode', () => {
  it('says how long to wait', () => {
    expect(verdictOf(slowMode, { thread: SLOW, earlier: [ago(4 * MINUTE)] })).toMatchObject({
      says: 'refuse',
      check: 'slow-mode',
      sentence: expect.stringMatching(/once in 10 minutes\. You can post this in 6 minutes/),
    });
  });

  it('counts what was deleted, and the last one only', () => {
    const says = (...earlier: ReturnType<typeof ago>[]) =>
      verdictOf(slowMode, { thread: SLOW, earlier }).says;
    expect(says(ago(SECOND), ago(20 * MINUTE))).toBe('refuse');
    expect(says(ago(10 * MINUTE), ago(11 * MINUTE))).toBe('publish');
    expect(says(ago(10 * MINUTE - 1))).toBe('refuse');
  });

  it('is nothing to a first comment, to an edit and without it', () => {
    const earlier = [ago(SECOND)];
    expect(verdictOf(slowMode, { thread: SLOW })).toEqual({ says: 'publish' });
    expect(verdictOf(slowMode, { earlier })).toEqual({ says: 'publish' });
    expect(verdictOf(slowMode, { thread: SLOW, earlier, comment: { isEdit: true } }).says).toBe(
      'publish',
    );
  });
});

import { expect, it } from 'vitest';
import { verdictOf } from '#lib/testing/sample-check.ts';
import { locked } from './locked.ts';

it('refuses everything in a locked discussion', () => {
  expect(verdictOf(locked, { thread: { locked: true } })).toMatchObject({
    says: 'refuse',
    check: 'locked',
    sentence: expect.stringContaining('this discussion'),
  });
});

it('refuses everything in a locked branch, and says that it is a part', () => {
  expect(verdictOf(locked, { branchLocked: true })).toMatchObject({
    says: 'refuse',
    check: 'locked',
    sentence: expect.stringContaining('this part of the discussion'),
  });
});

it('lets an open discussion go on', () => {
  expect(verdictOf(locked, {})).toEqual({ says: 'publish' });
});

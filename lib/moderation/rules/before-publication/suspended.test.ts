import { expect, it } from 'vitest';
import { verdictOf } from '#lib/testing/sample-check.ts';
import { suspended } from './suspended.ts';

it('refuses what a suspended person writes, edits too', () => {
  for (const isEdit of [false, true]) {
    expect(
      verdictOf(suspended, { comment: { isEdit }, writer: { suspended: true } }),
    ).toMatchObject({
      says: 'refuse',
      check: 'suspended',
      sentence: expect.stringContaining('suspended'),
    });
  }
});

it('lets others write', () => {
  expect(verdictOf(suspended, {})).toEqual({ says: 'publish' });
});

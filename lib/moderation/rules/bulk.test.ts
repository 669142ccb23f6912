import { expect, it } from 'vitest';
import { BULK_FIELDS, bulkSummary, readBulk } from './bulk.ts';
import { BULK_MAX } from './queue.ts';

it('reads the boxes of a form, each case once, and what is to be done', () => {
  expect(BULK_FIELDS).toHaveLength(BULK_MAX);
  const reason = { rule: 'hate', law: null, explanation: 'For a test.' } as const;
  expect(readBulk({ act: 'hide', ...reason, case1: 'a', case3: 'b', case20: 'a' })).toEqual({
    caseIds: ['a', 'b'],
    act: { kind: 'hide', burden: reason },
  });
  expect(readBulk({ act: 'keep', ...reason, case21: 'c' })).toEqual({
    caseIds: [],
    act: { kind: 'keep' },
  });
});

it.each([
  ['hide', 18, 2, '18 hidden, 2 not.'],
  ['hide', 1, 0, '1 hidden.'],
  ['keep', 20, 0, '20 left as they are.'],
  ['keep', 1, 1, '1 left as it is, 1 not.'],
  ['keep', 0, 3, '0 left as they are, 3 not.'],
] as const)('says honestly what became of it: %s, %i and %i', (kind, done, not, text) => {
  const refused = Array.from({ length: not }, () => ({ what: '#3', why: 'It is gone.' }));
  const decisionIds = Array.from({ length: done }, (_, index) => `${index}`);
  expect(bulkSummary({ kind, decisionIds, refused })).toEqual({
    text,
    refused: refused.map(() => '#3: It is gone.'),
  });
});

import { expect, it } from 'vitest';
import { later, SECOND } from '#lib/kernel/time.ts';
import { CHECKED_AT, verdictOf } from '#lib/testing/sample-check.ts';
import { checkBeforePublication } from './checks.ts';

const SAID = 'The same text, long enough to be no courtesy.';

it('publishes an ordinary comment', () => {
  expect(verdictOf(checkBeforePublication, {})).toEqual({ says: 'publish' });
});

it('asks one check after the other, and what stands in the way first decides', () => {
  const rule = (action: 'hold' | 'refuse') => ({
    rule: { id: action, phrase: 'x', action },
    written: 'x',
  });
  const all = {
    comment: { body: SAID, links: ['https://example.org'], words: [rule('refuse'), rule('hold')] },
    writer: { suspended: true, newcomer: true },
    thread: { locked: true, slowSeconds: 60 },
    earlier: [{ number: 1, writtenAt: later(CHECKED_AT, -SECOND), body: SAID }],
  };
  const check = (sample: Parameters<typeof verdictOf>[1]) => {
    const verdict = verdictOf(checkBeforePublication, sample);
    return verdict.says === 'publish' ? null : verdict.check;
  };
  const order: (string | null)[] = [check(all)];
  const next = (sample: Parameters<typeof verdictOf>[1]) => {
    order.push(check(sample));
    return sample;
  };
  let left: Parameters<typeof verdictOf>[1] = next({ ...all, writer: { newcomer: true } });
  left = next({ ...left, thread: { locked: false, slowSeconds: 60 } });
  left = next({ ...left, thread: { slowSeconds: null } });
  left = next({ ...left, earlier: [] });
  left = next({ ...left, comment: { ...left.comment, words: [] } });
  next({ ...left, comment: { ...left.comment, links: [] } });
  expect(order).toEqual(['suspended', 'locked', 'slow-mode', 'repeat', 'words', 'links', null]);
});

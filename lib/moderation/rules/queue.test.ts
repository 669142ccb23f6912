import { describe, expect, it } from 'vitest';
import { later, SECOND } from '#lib/kernel/time.ts';
import {
  CLAIM_FOR,
  claimedUntil,
  prioritiesOf,
  QUEUE_FILTERS,
  queueAddress,
  readFilter,
  readPlace,
  urgencyOf,
  writePlace,
} from './queue.ts';
import { priorityOf, STEPS } from './urgency.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');

describe('a claim', () => {
  it('holds for its time and then no longer', () => {
    expect(claimedUntil(null, NOW)).toBeNull();
    expect(claimedUntil(NOW, NOW)).toEqual(later(NOW, CLAIM_FOR));
    expect(claimedUntil(NOW, later(NOW, CLAIM_FOR - SECOND))).not.toBeNull();
    expect(claimedUntil(NOW, later(NOW, CLAIM_FOR))).toBeNull();
  });
});

describe('a place in the queue', () => {
  it('survives an address', () => {
    const place = { priority: 4_999, openedAt: NOW, id: '0198f0a0-1111-7abc-8def-0123456789ab' };
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(queueAddress('held', place)).toBe(
      '/moderation?filter=held&after=4999-1795424400000-0198f0a0-1111-7abc-8def-0123456789ab',
    );
    expect(queueAddress('all')).toBe('/moderation');
  });

  it.each([undefined, '', '1', '1-2', '1-2-3', '-1-2-x', "1-2-0198f0a0'", ['1', '2'], 7])(
    'is nothing else: %j',
    (text) => expect(readPlace(text)).toBeNull(),
  );

  it('has a moment that can be', () => {
    const id = '0198f0a0-1111-7abc-8def-0123456789ab';
    expect(readPlace(`1-999999999999999-${id}`)?.openedAt.getUTCFullYear()).toBe(33_658);
    expect(readPlace(`1-9999999999999999-${id}`)).toBeNull();
  });
});

describe('urgency', () => {
  it.each(Object.entries(STEPS))('%s is told by its priorities', (name, step) => {
    const { from, to } = prioritiesOf(name as keyof typeof STEPS);
    for (const priority of [from, priorityOf(step, 1), to]) {
      expect(urgencyOf(priority)).toBe(name);
    }
    if (step > 0) expect(urgencyOf(from - 1)).not.toBe(name);
  });
});

describe('the filter of an address', () => {
  it('is one of ours or none', () => {
    for (const filter of QUEUE_FILTERS) expect(readFilter(filter)).toBe(filter);
    for (const other of [undefined, '', 'All', 'constructor', ['mine']]) {
      expect(readFilter(other)).toBe('all');
    }
  });
});

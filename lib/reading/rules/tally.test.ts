import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Tally } from './tally.ts';

const MIDNIGHT = Date.parse('2026-11-23T00:00:00.000Z');

it('counts by days in UTC, and gives each count once', () => {
  const tally = new Tally();
  tally.add('a', MIDNIGHT - 1);
  tally.add('a', MIDNIGHT);
  tally.add('b', MIDNIGHT);
  tally.add('a', MIDNIGHT + 1);
  expect(tally.take()).toEqual([
    { day: '2026-11-22', key: 'a', count: 1 },
    { day: '2026-11-23', key: 'a', count: 2 },
    { day: '2026-11-23', key: 'b', count: 1 },
  ]);
  expect(tally.take()).toEqual([]);
  tally.putBack([{ day: '2026-11-22', key: 'a', count: 1 }]);
  expect(tally.take()).toEqual([{ day: '2026-11-22', key: 'a', count: 1 }]);
});

it('loses nothing and adds nothing, whenever it is asked', () => {
  const event = fc.oneof(
    fc.record({ key: fc.constantFrom('a', 'b', 'c'), at: fc.nat(10 * 24 * 3600_000) }),
    fc.constant('take' as const),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const tally = new Tally();
      const taken = events.flatMap((each) => {
        if (each === 'take') return tally.take();
        tally.add(each.key, each.at);
        return [];
      });
      const total = [...taken, ...tally.take()].reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(events.filter((each) => each !== 'take').length);
    }),
  );
});

it('stays small, whatever it is told', () => {
  const tally = new Tally();
  for (let each = 0; each < 30_000; each += 1) tally.add(`key-${each}`, MIDNIGHT);
  expect(tally.take()).toHaveLength(10_000);
});

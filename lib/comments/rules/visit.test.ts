import fc from 'fast-check';
import { expect, test } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { newSince, nextVisit, VISIT_PAUSE, type Visit } from './visit.ts';

const now = new Date('2026-11-22T03:00:00Z');
const visit: Visit = { seenBefore: 10, seenNow: 15, visitedAt: now };

test('at the first visit nothing is new but what comes from then on', () => {
  const first = nextVisit(null, 12, now);
  expect(first).toEqual({ seenBefore: 12, seenNow: 12, visitedAt: now });
  expect(newSince(first, later(now, MINUTE))).toBe(12);
});

test('within half an hour it is the same visit, and what was new stays new', () => {
  const at = later(now, VISIT_PAUSE);
  expect(newSince(visit, at)).toBe(10);
  expect(nextVisit(visit, 17, at)).toEqual({ seenBefore: 10, seenNow: 17, visitedAt: at });
});

test('after half an hour without one a new visit begins where the last one ended', () => {
  const at = later(now, VISIT_PAUSE + 1);
  expect(newSince(visit, at)).toBe(15);
  expect(nextVisit(visit, 17, at)).toEqual({ seenBefore: 15, seenNow: 17, visitedAt: at });
});

test('each look begins the half hour anew', () => {
  const second = nextVisit(visit, 15, later(now, VISIT_PAUSE));
  expect(newSince(second, later(now, 2 * VISIT_PAUSE))).toBe(10);
});

test('a clock that was set back changes nothing', () => {
  expect(nextVisit(visit, 15, later(now, -MINUTE))).toEqual(visit);
});

test('what was seen never gets less, and what is new has never been seen in a visit before', () => {
  const looks = fc.array(
    fc.record({ pause: fc.integer({ min: 0, max: 3 * VISIT_PAUSE }), more: fc.nat(5) }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(looks, (all) => {
      let at = now;
      let last = 0;
      let known: Visit | null = null;
      for (const { pause, more } of all) {
        at = later(at, pause);
        last += more;
        const before: Visit | null = known;
        known = nextVisit(before, last, at);
        expect(known.seenNow).toBe(last);
        expect(known.seenBefore).toBeLessThanOrEqual(last);
        if (before) expect(known.seenBefore).toBeGreaterThanOrEqual(before.seenBefore);
        if (before && pause > VISIT_PAUSE) expect(known.seenBefore).toBe(before.seenNow);
      }
    }),
  );
});

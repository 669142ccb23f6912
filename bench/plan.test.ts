import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '#lib/kernel/time.ts';
import {
  type BenchOptions,
  LARGEST,
  LIVELY,
  MIDDLE,
  MILLION,
  planBench,
  SIZES,
  SMALLEST,
  secondsOf,
  WRITERS,
} from './plan.ts';

const none: BenchOptions = { quick: false, million: false, soak: false, profile: false };
const full = planBench(none);
const quick = planBench({ ...none, quick: true });

test('a full run takes less than a quarter of an hour, with the building of the site', () => {
  const building = (2.5 * MINUTE) / SECOND;
  expect(secondsOf(full) + building).toBeLessThan((15 * MINUTE) / SECOND);
});

test('a quick run takes about a minute', () => {
  expect(secondsOf(quick)).toBeLessThan((1.1 * MINUTE) / SECOND);
});

test.each([
  ['full', full],
  ['quick', quick],
])('%s: measures everything that a target compares', (_name, plan) => {
  const sizes = plan.threads.filter(({ shape }) => shape === 'mixed').map(({ size }) => size);
  expect(sizes).toEqual([...SIZES]);
  for (const size of [SMALLEST, LARGEST]) {
    expect(plan.hits).toContainEqual(expect.objectContaining({ size, form: 'gzip' }));
  }
  for (const size of [0, LARGEST]) {
    expect(plan.posting.cases).toContainEqual({ way: 'script', writers: LIVELY, size });
  }
  expect(sizes).toContain(plan.meanwhile.size);
  expect(plan.misses.timed).toBeGreaterThan(0);
  expect(plan.seen.sizes).toContain(MIDDLE);
  expect(plan.soak.samples).toBeGreaterThanOrEqual(4);
});

test('what is read or written is also loaded', () => {
  for (const plan of [full, quick, planBench({ ...none, million: true })]) {
    const loaded = new Set([0, ...plan.threads.map(({ size }) => size)]);
    const used = [
      ...plan.hits.map(({ size }) => size),
      ...plan.posting.cases.map(({ size }) => size),
      ...plan.seen.sizes,
      plan.meanwhile.size,
    ];
    expect(used.filter((size) => !loaded.has(size))).toEqual([]);
  }
});

test('a full run takes medians, has writers of every number, every form and every shape', () => {
  expect(full.rounds).toBe(3);
  for (const writers of WRITERS) {
    for (const size of [0, 10_000, LARGEST]) {
      expect(full.posting.cases).toContainEqual({ way: 'script', writers, size });
    }
  }
  expect(new Set(full.hits.map(({ form }) => form))).toEqual(
    new Set(['gzip', 'br', 'plain', 'again']),
  );
  expect(new Set(full.threads.map(({ shape }) => shape))).toEqual(
    new Set(['mixed', 'one-root', 'chain', 'roots']),
  );
  expect(full.live.streams).toBe(10_000);
  expect(full.soak.addresses).toBe(1_000);
});

test('--million and --soak add to a run', () => {
  const plan = planBench({ ...none, million: true, soak: true });
  expect(plan.threads).toContainEqual({ shape: 'mixed', size: MILLION });
  expect(plan.soak.reads).toBe(1_000_000);
  expect(secondsOf(plan)).toBeGreaterThan(secondsOf(full));
});

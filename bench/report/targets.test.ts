import { expect, test } from 'vitest';
import type { BenchFigures } from './bench-figures.ts';
import { EXAMPLE } from './example-figures.ts';
import { reportBench } from './report-bench.ts';
import { judge } from './targets.ts';

/** What is missed when the example's figures are changed in one place. */
function missed(change: (figures: BenchFigures) => void): string[] {
  const figures = structuredClone(EXAMPLE);
  change(figures);
  return judge(figures)
    .filter(({ met }) => met === false)
    .map(({ what }) => what);
}

test('figures that just reach everything are met, every one', () => {
  expect(judge(EXAMPLE).map(({ what, met }) => [what, met])).toEqual(
    judge(EXAMPLE).map(({ what }) => [what, true]),
  );
});

const set = <T extends object>(part: T | undefined, values: Partial<T>): void => {
  Object.assign(part ?? {}, values);
};

test.each<[string, (figures: BenchFigures) => void]>([
  ['20 comments: site to bare', ({ hits }) => set(hits[0]?.site, { perSecond: 39_000 })],
  ['kept: p99', ({ hits }) => set(hits[1]?.site, { p99: 5.1 })],
  ['100,000 comments to 1,000', ({ misses }) => set(misses[2]?.miss, { p50: 24.5 })],
  ['anew: half within', ({ misses }) => set(misses[0]?.miss, { p50: 26 })],
  ['8 people at once: p99', ({ posting }) => set(posting[0], { p99: 101 })],
  ['100,000 comments to none', ({ posting }) => set(posting[0], { perSecond: 300 })],
  ['in the next answer', ({ seen }) => set(seen[0], { missing: ['/essays/one'] })],
  ['Reads while 20', ({ meanwhile }) => set(meanwhile.meanwhile, { perSecond: 19_000 })],
  ['at rest', ({ memory }) => set(memory.atRest, { bytes: 451e6 })],
  ['Growth', ({ memory }) => set(memory.soak.samples.at(-1), { heapUsed: 99e6 })],
  ['open pages', ({ live }) => set(live.open?.memory, { bytes: 1.1e9 })],
  ["beyond Next's own", ({ weight }) => set(weight.kinds['JavaScript beyond'], { gzip: 15_001 })],
])('%s: what is not reached is said', (what, change) => {
  expect(missed(change).some((each) => each.includes(what))).toBe(true);
});

test('what was not measured is neither met nor missed', () => {
  const judged = judge({ ...EXAMPLE, live: { streams: 10, status: 404 }, misses: [] });
  const open = judged.filter(({ met }) => met === undefined).map(({ found }) => found);
  expect(open).toEqual(['not measured', 'not measured', 'not measured']);
});

test('the report has every part, and its tables hold together', () => {
  const report = reportBench(EXAMPLE);
  for (const part of ['reached', 'Reading', 'anew', 'Posting', 'Memory', 'listen', 'Starting']) {
    expect(report).toMatch(new RegExp(`^### .*${part}`, 'm'));
  }
  expect(report).not.toMatch(/NaN|undefined|\[object/);
  for (const tableText of report.split('\n\n').filter((part) => part.startsWith('|'))) {
    const widths = tableText.split('\n').map((line) => line.split(' | ').length);
    expect(new Set(widths).size).toBe(1);
  }
});

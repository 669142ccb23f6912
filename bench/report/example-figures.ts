import type { Heap } from '../memory/inspector.ts';
import type { Speed } from '../reading/speed.ts';
import { KINDS, type PageWeight } from '../reading/weight-kinds.ts';
import type { BenchFigures } from './bench-figures.ts';

const speed = (perSecond: number, p99 = 1): Speed => ({
  perSecond,
  p50: p99 / 2,
  p99,
  processor: 0.02,
  client: 0.6,
});
const heap: Heap = { heapUsed: 80e6, arrayBuffers: 20e6 };
const state = { memory: { bytes: 600e6, by: 'pss' as const }, heap };
const hit = { form: 'gzip' as const, seconds: 1, bytes: 24_000 };
const miss = (size: number, p50: number) => ({
  size,
  shape: 'mixed' as const,
  what: 'first window',
  path: '/essays/one',
  status: 200,
  miss: { p50, p99: 2 * p50, statements: 2 },
  keptPerSecond: 30_000,
});
const post = (size: number, perSecond: number) => ({
  way: 'script' as const,
  writers: 8,
  size,
  count: 500,
  perSecond,
  p50: 20,
  p99: 60,
  processor: 3,
  siteProcessor: 2,
});

/** Figures in which every target is just met, for tests of what is said about them. */
export const EXAMPLE: BenchFigures = {
  at: '2026-11-22T12:00:00.000Z',
  options: { quick: false, million: false, soak: false, profile: false },
  rounds: 3,
  machine: 'A machine',
  postgres: '18.4',
  next: '16.4.6',
  browser: 'Chromium 156',
  pinned: true,
  load: { began: '0.1', ended: '1.0' },
  starts: [{ readyMs: 1_400, firstPageMs: 200 }],
  loaded: [{ shape: 'mixed', size: 20, seconds: 0.4 }],
  weight: {
    size: 1_000,
    kinds: Object.fromEntries(
      KINDS.map((kind) => [kind, { files: 1, plain: 30_000, gzip: 15_000, br: 12_000 }]),
    ) as PageWeight,
  },
  hits: [
    { ...hit, size: 20, site: speed(40_000), bare: speed(50_000) },
    { ...hit, size: 100_000, site: speed(36_000, 5), bare: speed(45_000) },
  ],
  misses: [miss(20, 20), miss(1_000, 20), miss(100_000, 24)],
  fromNothing: { p50: 30, p99: 60, statements: 3 },
  statements: { hit: 0, post: 7 },
  posting: [post(0, 290), post(100_000, 250)],
  seen: [{ size: 1_000, acknowledged: 100, pages: 250, missing: [] }],
  meanwhile: { size: 1_000, alone: speed(40_000), meanwhile: speed(20_000), arrived: 20 },
  memory: {
    atRest: { bytes: 450e6, by: 'pss' },
    heapAtRest: heap,
    after: { bytes: 500e6, by: 'pss' },
    soak: {
      addresses: 1_000,
      kept: 0.99,
      samples: Array.from({ length: 9 }, (_, index) => ({ ...heap, reads: index, writes: index })),
    },
  },
  profiles: [{ of: 'posting', places: [{ where: 'pg', ms: 10, share: 0.5 }], functions: [] }],
  queue: {
    open: 10_000,
    pages: ['the first page', '20 pages on', 'one case'].map((what) => ({
      what,
      p50: 50,
      p99: 90,
      statements: 4,
    })),
  },
  live: {
    streams: 10_000,
    status: 200,
    before: state,
    open: state,
    closed: state,
    heard: { p50: 10, p99: 20, last: 30, count: 10_000 },
  },
};

import { growthOf } from '../memory/soak.ts';
import { type Form, LARGEST, LIVELY, MIDDLE, SMALLEST, type Way } from '../plan.ts';
import type { BenchFigures } from './bench-figures.ts';
import { kilobytes, megabytes, milliseconds, whole } from './figures.ts';

/** What was to be reached, what was found, and whether that is enough; undefined if it was not measured. */
export type Target = { what: string; wanted: string; found: string; met: boolean | undefined };

const OF_BARE = 0.8;
const HIT_P99_MS = 5;
const SAME_WITHIN = 0.1;
const MISS_MS = 25;
const MISS_RATIO = 1.2;
const POSTS_PER_SECOND = 250;
const POST_P99_MS = 100;
const POSTING_WITHIN = 0.15;
const READS_MEANWHILE = 0.5;
const REST_BYTES = 450e6;
/** Less than this over the second half of a soak is the collector's own unsteadiness. */
const NO_GROWTH_BYTES = 3e6;
const SCRIPT_BYTES = 15_000;
const STREAMS_BYTES = 1e9;
const QUEUE_MS = 100;
const CASE_MS = 50;

/** Holds the figures against what was to be reached (the numbers are docs/figures.md's). */
export function judge(figures: BenchFigures): Target[] {
  return [
    ...hits(figures),
    ...misses(figures),
    ...posting(figures),
    seen(figures),
    meanwhile(figures),
    ...memory(figures),
    live(figures),
    ...queue(figures),
    script(figures),
  ];
}

function hits(figures: BenchFigures): Target[] {
  const small = hitOf(figures, SMALLEST, 'gzip');
  const large = hitOf(figures, LARGEST, 'gzip');
  const against = (name: string, hit: typeof small) =>
    atLeast(
      `A page that is kept, ${name} comments: site to bare server`,
      OF_BARE,
      ratio(hit?.site.perSecond, hit?.bare?.perSecond),
    );
  const between = ratio(large?.site.perSecond, small?.site.perSecond);
  const p99 = largest([small?.site.p99, large?.site.p99]);
  return [
    against(whole(SMALLEST), small),
    against(whole(LARGEST), large),
    within('A page that is kept: 100,000 comments to 20', SAME_WITHIN, between),
    atMost('A page that is kept: p99', HIT_P99_MS, p99, milliseconds),
  ];
}

function misses({ misses: all }: BenchFigures): Target[] {
  const of = (size: number) =>
    all.find((each) => each.size === size && each.shape === 'mixed' && each.what === 'first window')
      ?.miss?.p50;
  const worst = largest([SMALLEST, MIDDLE, LARGEST].map(of));
  return [
    atMost('The first window rendered anew: half within', MISS_MS, worst, milliseconds),
    atMost(
      'The first window rendered anew: 100,000 comments to 1,000',
      MISS_RATIO,
      ratio(of(LARGEST), of(MIDDLE)),
      decimals,
    ),
  ];
}

function posting(figures: BenchFigures): Target[] {
  const empty = postingOf(figures, 'script', LIVELY, 0);
  const long = postingOf(figures, 'script', LIVELY, LARGEST);
  return [
    atLeast(
      `Comments/s, ${LIVELY} people at once`,
      POSTS_PER_SECOND,
      smallest([empty?.perSecond, long?.perSecond]),
      whole,
    ),
    atMost(
      `A comment, ${LIVELY} people at once: p99`,
      POST_P99_MS,
      largest([empty?.p99, long?.p99]),
      milliseconds,
    ),
    within(
      'Comments/s: 100,000 comments to none',
      POSTING_WITHIN,
      ratio(long?.perSecond, empty?.perSecond),
    ),
  ];
}

function seen({ seen: all }: BenchFigures): Target {
  const pages = all.reduce((sum, each) => sum + each.pages, 0);
  const missing = all.reduce((sum, each) => sum + each.missing.length, 0);
  const comments = all.reduce((sum, each) => sum + each.acknowledged, 0);
  return {
    what: 'A comment that was acknowledged is in the next answer',
    wanted: 'always',
    found: `${whole(pages - missing)} of ${whole(pages)} pages, ${whole(comments)} comments`,
    met: pages === 0 ? undefined : missing === 0,
  };
}

function meanwhile({ meanwhile: { alone, meanwhile: busy, arrived } }: BenchFigures): Target {
  return atLeast(
    `Reads while ${arrived.toFixed(0)} comments/s arrive, to reads while none do`,
    READS_MEANWHILE,
    ratio(busy.perSecond, alone.perSecond),
  );
}

function memory({ memory: { atRest, soak } }: BenchFigures): Target[] {
  const growth = growthOf(soak.samples);
  return [
    atMost('Memory of all processes at rest', REST_BYTES, atRest?.bytes, megabytes),
    atMost(
      `Growth over ${whole(soak.samples.at(-1)?.reads ?? 0)} reads of ${whole(soak.addresses)} addresses`,
      NO_GROWTH_BYTES,
      growth,
      megabytes,
    ),
  ];
}

function live({ live: { streams, open } }: BenchFigures): Target {
  return atMost(
    `Memory of all processes with ${whole(streams)} open pages`,
    STREAMS_BYTES,
    open?.memory?.bytes,
    megabytes,
  );
}

function queue({ queue: { open, pages } }: BenchFigures): Target[] {
  const [first, far, one] = pages;
  const name = `With ${whole(open)} open cases: half within`;
  return [
    atMost(`${name}, a page of the queue`, QUEUE_MS, largest([first?.p50, far?.p50]), milliseconds),
    atMost(`${name}, the next case`, CASE_MS, one?.p50, milliseconds),
  ];
}

function script({ weight: { kinds } }: BenchFigures): Target {
  const found = kinds['JavaScript beyond'].gzip;
  return atMost("JavaScript beyond Next's own (gzip)", SCRIPT_BYTES, found, kilobytes);
}

function hitOf({ hits: all }: BenchFigures, size: number, form: Form) {
  return all.find((each) => each.size === size && each.form === form);
}

function postingOf({ posting: all }: BenchFigures, way: Way, writers: number, size: number) {
  return all.find((each) => each.way === way && each.writers === writers && each.size === size);
}

function atLeast(
  what: string,
  least: number,
  found: number | undefined,
  show: (value: number) => string = decimals,
): Target {
  return target(what, `at least ${show(least)}`, found, show, (value) => value >= least);
}

function atMost(
  what: string,
  most: number,
  found: number | undefined,
  show: (value: number) => string,
): Target {
  return target(what, `at most ${show(most)}`, found, show, (value) => value <= most);
}

/** Of a ratio that should be one. */
function within(what: string, share: number, found: number | undefined): Target {
  const wanted = `${decimals(1 - share)} to ${decimals(1 + share)}`;
  return target(what, wanted, found, decimals, (value) => Math.abs(value - 1) <= share);
}

function target(
  what: string,
  wanted: string,
  found: number | undefined,
  show: (value: number) => string,
  isMet: (value: number) => boolean,
): Target {
  if (found === undefined || Number.isNaN(found)) {
    return { what, wanted, found: 'not measured', met: undefined };
  }
  return { what, wanted, found: show(found), met: isMet(found) };
}

function decimals(value: number): string {
  return value.toFixed(2);
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}

/** Undefined as soon as one was not measured. */
function largest(values: readonly (number | undefined)[]): number | undefined {
  return extreme(values, Math.max);
}

function smallest(values: readonly (number | undefined)[]): number | undefined {
  return extreme(values, Math.min);
}

function extreme(
  values: readonly (number | undefined)[],
  choose: (...numbers: number[]) => number,
): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length ? undefined : choose(...known);
}

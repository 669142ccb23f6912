import type { Shape } from './threads/generate-thread.ts';

/** What `npm run bench` is told: --quick, --million, --soak, --profile. */
export type BenchOptions = { quick: boolean; million: boolean; soak: boolean; profile: boolean };

/** In which bytes a page that is kept is asked for; `again` asks whether it still holds (304). */
export type Form = 'gzip' | 'br' | 'plain' | 'again';

/** One page that is read as fast as it goes: the first window of the thread of this size. */
export type HitCase = { size: number; form: Form; seconds: number };

/**
 * How a comment is posted: by the script of the page, which stays there; by the form without a
 * script; or by the command alone, without the web.
 */
export type Way = 'script' | 'form' | 'command';

/** Some people at once in the thread of this size; 0 is an empty one, new in each round. */
export type PostingCase = { way: Way; writers: number; size: number };

/** A thread to be loaded. */
export type PlannedThread = { shape: Shape; size: number };

export type Plan = {
  options: BenchOptions;
  /** Of which the medians are taken. */
  rounds: number;
  threads: readonly PlannedThread[];
  hits: readonly HitCase[];
  /**
   * Renderings of each address: how many warm up, how many are timed, during how many statements are
   * counted; and for how long it is read as it is kept (s).
   */
  misses: { warmUp: number; timed: number; counted: number; keptSeconds: number };
  posting: { seconds: number; cases: readonly PostingCase[] };
  /** People who look for each comment at once; none of this is timed. */
  seen: { seconds: number; sizes: readonly number[] };
  /** Reads of the first window while comments arrive, in turns with reads while none do. */
  meanwhile: { seconds: number; size: number };
  /** As many reads, unless they take longer than so many seconds. */
  soak: { addresses: number; reads: number; samples: number; seconds: number };
  live: { streams: number };
  /** The moderators' pages while so many cases are open. */
  queue: { open: number; warmUp: number; timed: number; counted: number };
  coldStarts: number;
};

/** The threads whose first windows are compared. */
export const SIZES = [20, 1_000, 10_000, 100_000] as const;
export const SMALLEST = 20;
export const MIDDLE = 1_000;
export const LARGEST = 100_000;
export const MILLION = 1_000_000;

/** What the targets speak of: few writers, a lively evening, a crowd. */
export const WRITERS = [1, 8, 50] as const;
export const LIVELY = 8;
export const CROWD = 50;

const SHAPES: readonly PlannedThread[] = [
  { shape: 'one-root', size: 20_001 },
  { shape: 'chain', size: 1_000 },
  { shape: 'roots', size: 100_000 },
];

const FULL: Omit<Plan, 'options'> = {
  rounds: 3,
  threads: [...mixed(SIZES), ...SHAPES],
  hits: [
    ...hits('gzip', [SMALLEST, LARGEST], 5),
    ...hits('gzip', [MIDDLE, 10_000], 2),
    ...hits('br', [SMALLEST], 2),
    ...hits('plain', [SMALLEST], 2),
    ...hits('again', [SMALLEST], 2),
  ],
  misses: { warmUp: 10, timed: 30, counted: 5, keptSeconds: 1 },
  posting: {
    seconds: 4,
    cases: [
      ...posting('script', WRITERS, [0, 10_000, LARGEST]),
      ...posting('form', [LIVELY], [0, LARGEST]),
      ...posting('command', [LIVELY], [0, LARGEST]),
    ],
  },
  seen: { seconds: 5, sizes: [MIDDLE, LARGEST] },
  meanwhile: { seconds: 6, size: MIDDLE },
  soak: { addresses: 1_000, reads: 400_000, samples: 9, seconds: 90 },
  live: { streams: 10_000 },
  queue: { open: 10_000, warmUp: 10, timed: 50, counted: 5 },
  coldStarts: 2,
};

const QUICK: Omit<Plan, 'options'> = {
  rounds: 1,
  threads: mixed(SIZES),
  hits: [...hits('gzip', [SMALLEST, LARGEST], 1), ...hits('again', [SMALLEST], 1)],
  misses: { warmUp: 5, timed: 10, counted: 2, keptSeconds: 0.3 },
  posting: { seconds: 2, cases: posting('script', [LIVELY], [0, LARGEST]) },
  seen: { seconds: 2, sizes: [MIDDLE] },
  meanwhile: { seconds: 2, size: MIDDLE },
  soak: { addresses: 100, reads: 10_000, samples: 6, seconds: 6 },
  live: { streams: 1_000 },
  queue: { open: 10_000, warmUp: 5, timed: 20, counted: 2 },
  coldStarts: 1,
};

const SOAK_READS = 1_000_000;
const SOAK_SECONDS = 3_600;

/** What is measured in this run, in full. */
export function planBench(options: BenchOptions): Plan {
  const plan = { options, ...(options.quick ? QUICK : FULL) };
  return withMillion(withSoak(plan));
}

function withSoak(plan: Plan): Plan {
  if (!plan.options.soak) return plan;
  return {
    ...plan,
    soak: { addresses: 1_000, reads: SOAK_READS, samples: 12, seconds: SOAK_SECONDS },
  };
}

function withMillion(plan: Plan): Plan {
  if (!plan.options.million) return plan;
  const { threads, posting: write } = plan;
  return {
    ...plan,
    threads: [...threads, ...mixed([MILLION])],
    hits: [...plan.hits, ...hits('gzip', [MILLION], 2)],
    posting: { ...write, cases: [...write.cases, ...posting('script', [LIVELY], [MILLION])] },
  };
}

/** Seconds that things take on two quiet cores, measured; they are for the plan's own test. */
const COST = {
  start: 8,
  commentLoaded: 0.00007,
  warmUp: 1,
  missedAddress: 0.03,
  addressesOfAThread: 2.5,
  pageWeight: 5,
  read: 1 / 10_000,
  streamOpened: 0.0008,
};

/** About how long a plan takes on a site that is built (s). */
export function secondsOf(plan: Plan): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const load = sum(plan.threads.map(({ size }) => size)) * COST.commentLoaded;
  const reading = sum(plan.hits.map(({ seconds }) => 2 * plan.rounds * seconds + COST.warmUp));
  const { warmUp, timed, counted, keptSeconds } = plan.misses;
  const misses =
    plan.threads.length *
    COST.addressesOfAThread *
    ((warmUp + timed + counted) * COST.missedAddress + keptSeconds);
  const writing = plan.posting.cases.length * (plan.rounds * plan.posting.seconds + COST.warmUp);
  const seen = plan.seen.sizes.length * plan.seen.seconds;
  const meanwhile = 2 * plan.rounds * plan.meanwhile.seconds;
  const soak =
    plan.soak.addresses * COST.missedAddress +
    Math.min(plan.soak.reads * COST.read, plan.soak.seconds);
  const live = plan.live.streams * COST.streamOpened;
  const queue =
    3 * (plan.queue.warmUp + plan.queue.timed + plan.queue.counted) * COST.missedAddress;
  const starts = (1 + plan.coldStarts) * COST.start;
  return sum([
    load,
    reading,
    misses,
    writing,
    seen,
    meanwhile,
    soak,
    live,
    queue,
    starts,
    COST.pageWeight,
  ]);
}

function mixed(sizes: readonly number[]): PlannedThread[] {
  return sizes.map((size) => ({ shape: 'mixed', size }));
}

function hits(form: Form, sizes: readonly number[], seconds: number): HitCase[] {
  return sizes.map((size) => ({ size, form, seconds }));
}

function posting(way: Way, writers: readonly number[], sizes: readonly number[]): PostingCase[] {
  return writers.flatMap((count) => sizes.map((size) => ({ way, writers: count, size })));
}

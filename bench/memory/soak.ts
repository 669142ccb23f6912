import { GZIP } from '../client/accept.ts';
import { askSteadily } from '../client/ask-steadily.ts';
import type { Plan } from '../plan.ts';
import { manyAddresses } from '../reading/addresses.ts';
import { popularOrder } from '../reading/popularity.ts';
import { CONNECTIONS } from '../reading/speed.ts';
import { megabytes, whole } from '../report/figures.ts';
import type { Discussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from '../writing/evening.ts';
import type { Heap, Inspector } from './inspector.ts';

/** What the site held after so many reads and writes, after forced collection. */
export type SoakSample = Heap & { reads: number; writes: number };
export type Soak = {
  addresses: number;
  samples: SoakSample[];
  /** Of all reads, how many the site had kept (0 to 1). */
  kept: number;
};

/** Before each sample, so that pages are forgotten and made anew. */
const WRITES_BETWEEN = 40;
/** Reads between which some of them are made. */
const PARTS = 4;
const SEED = 1;
/** After so many the order of addresses begins anew. */
const ORDER_LENGTH = 50_000;

/**
 * Reads many addresses over and over, some much more often than others, with writes between, and
 * looks after each stretch at what the site holds. The first sample is taken when every address has
 * been read once.
 */
export async function soak(
  { soak: order }: Plan,
  discussion: Discussion,
  evening: Evening,
  inspector: Inspector,
): Promise<Soak> {
  const paths = manyAddresses(discussion, order.addresses);
  const all = paths.map((path) => new URL(path, evening.site.url));
  const asReaders = popularOrder(SEED, all.length, ORDER_LENGTH).flatMap(
    (index) => all[index] ?? [],
  );
  const write = writesInto(discussion, evening.posters.script, evening);
  const samples: SoakSample[] = [];
  let reads = 0;
  let hits = 0;
  let writes = 0;
  const read = async (urls: readonly URL[], until: { answers: number; seconds?: number }) => {
    const asked = { urls, headers: GZIP, connections: CONNECTIONS, until, status: 200 };
    const answers = await askSteadily(asked);
    reads += answers.count;
    hits += answers.hits;
  };
  const take = async () => {
    const sample = { reads, writes, ...(await inspector.heap()) };
    samples.push(sample);
    evening.say(
      `  after ${whole(reads)} reads, ${writes} writes: heap ${megabytes(sample.heapUsed)}, buffers ${megabytes(sample.arrayBuffers)}`,
    );
  };
  // One connection after the other begins further on, so that together they have been everywhere.
  await read(all, { answers: all.length });
  await take();
  const stretches = order.samples * PARTS;
  const until = { answers: order.reads / stretches, seconds: order.seconds / stretches };
  for (let stretch = 1; stretch <= stretches; stretch += 1) {
    for (let turn = 0; turn < WRITES_BETWEEN / PARTS; turn += 1) {
      await write(writes % evening.writers.length, Math.floor(writes / evening.writers.length));
      writes += 1;
    }
    await read(asReaders, until);
    if (stretch % PARTS === 0) await take();
  }
  return { addresses: all.length, samples, kept: hits / reads };
}

/**
 * By how many bytes the site grew over the second half of the samples: the mean of the last third
 * against the mean of the third in the middle. What comes before is the filling of what is bounded.
 */
export function growthOf(samples: readonly Heap[]): number {
  const held = samples.map(({ heapUsed, arrayBuffers }) => heapUsed + arrayBuffers);
  const third = Math.max(1, Math.floor(held.length / 3));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  return mean(held.slice(-third)) - mean(held.slice(-2 * third, -third));
}

import { GZIP } from '../client/accept.ts';
import { askSteadily } from '../client/ask-steadily.ts';
import type { Plan } from '../plan.ts';
import { manyAddresses } from '../reading/addresses.ts';
import { CONNECTIONS } from '../reading/speed.ts';
import { megabytes, whole } from '../report/figures.ts';
import type { Discussion } from '../threads/discussions.ts';
import { type Evening, writesInto } from '../writing/evening.ts';
import type { Heap, Inspector } from './inspector.ts';

/** What the site held after so many reads and writes, after forced collection. */
export type SoakSample = Heap & { reads: number; writes: number };
export type Soak = { addresses: number; samples: SoakSample[] };

/** Before each sample, so that pages are forgotten and made anew. */
const WRITES_BETWEEN = 40;

/**
 * Reads many addresses over and over with writes between, and looks after each stretch at what the
 * site holds. The first sample is taken when every address has been read once.
 */
export async function soak(
  { soak: order }: Plan,
  discussion: Discussion,
  evening: Evening,
  inspector: Inspector,
): Promise<Soak> {
  const paths = manyAddresses(discussion, order.addresses);
  const urls = paths.map((path) => new URL(path, evening.site.url));
  const read = (answers: number) =>
    askSteadily({
      urls,
      headers: GZIP,
      connections: CONNECTIONS,
      until: { answers },
      status: 200,
    });
  const write = writesInto(discussion, evening.posters.script, evening);
  const samples: SoakSample[] = [];
  const take = async (reads: number) => {
    const sample = { reads, writes: samples.length * WRITES_BETWEEN, ...(await inspector.heap()) };
    samples.push(sample);
    evening.say(
      `  after ${whole(reads)} reads, ${sample.writes} writes: heap ${megabytes(sample.heapUsed)}, buffers ${megabytes(sample.arrayBuffers)}`,
    );
  };
  // Connections begin at different addresses, so that twice as many answers have been at each.
  let reads = 2 * urls.length;
  await read(reads);
  await take(reads);
  const stretch = Math.ceil(order.reads / order.samples);
  for (let sample = 1; sample <= order.samples; sample += 1) {
    const parts = 4;
    for (let part = 0; part < parts; part += 1) {
      for (let turn = 0; turn < WRITES_BETWEEN / parts; turn += 1) {
        const writer = turn % evening.writers.length;
        await write(writer, sample * WRITES_BETWEEN + part * parts + turn);
      }
      await read(Math.ceil(stretch / parts));
    }
    reads += stretch;
    await take(reads);
  }
  return { addresses: urls.length, samples };
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

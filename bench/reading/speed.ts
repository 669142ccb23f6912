import { askSteadily } from '../client/ask-steadily.ts';
import { withProcessorMs } from '../machine/processor-time.ts';
import { median, medianOf, percentile } from '../report/statistics.ts';

/** How fast an address answers at CONNECTIONS connections. */
export type Speed = {
  perSecond: number;
  /** Milliseconds that half and 99 of 100 requests keep. */
  p50: number;
  p99: number;
  /** Milliseconds of a processor that a request costs the server; undefined where nobody counts. */
  processor: number | undefined;
  /** How much of its core the client used, 0 to 1: near 1 it is the client that was measured. */
  client: number;
};

/** Who answers: the address, and the processes behind it. */
export type Server = { url: string; processes: () => readonly number[] };

/** A page that is asked for: as whom, and with which status it is answered. */
export type Question = { headers: Record<string, string>; status: number };

export const CONNECTIONS = 16;
/** What the machine compiles while it is used, it compiles in this time. */
const WARM_UP_SECONDS = 0.5;

/** Asks a server as fast as it answers for some seconds. Throws if one answer was another status. */
export async function measureSpeed(
  { url, processes }: Server,
  question: Question,
  seconds: number,
): Promise<Speed> {
  const own = process.cpuUsage();
  const { result, ms } = await withProcessorMs(processes, () => ask(url, question, seconds));
  const { user, system } = process.cpuUsage(own);
  const took = result.took;
  return {
    perSecond: result.count / result.seconds,
    p50: percentile(took, 50),
    p99: percentile(took, 99),
    processor: ms === undefined ? undefined : ms / result.count,
    client: (user + system) / 1e6 / result.seconds,
  };
}

/** Has a server answer for a moment before it is measured. */
export async function warmUp({ url }: Server, question: Question): Promise<void> {
  await ask(url, question, WARM_UP_SECONDS);
}

/** The medians of some rounds. */
export function medianSpeed(rounds: readonly Speed[]): Speed {
  const middle = (of: (speed: Speed) => number) => median(rounds.map(of));
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    processor: medianOf(rounds.map(({ processor }) => processor)),
    client: middle(({ client }) => client),
  };
}

function ask(url: string, { headers, status }: Question, seconds: number) {
  const urls = [new URL(url)];
  return askSteadily({ urls, headers, connections: CONNECTIONS, until: { seconds }, status });
}

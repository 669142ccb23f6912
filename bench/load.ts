import autocannon, { type Client, type Result } from 'autocannon';
import { withProcessorMs } from './processor-time.ts';

/** How fast an address answers at CONNECTIONS connections. */
export type Speed = {
  perSecond: number;
  /** Milliseconds that 99 of 100 requests keep. */
  p99: number;
  /** Milliseconds of a processor that a request costs the server; undefined where nobody counts. */
  processor: number | undefined;
};

/** Who answers: the address, and the processes behind it. */
export type Server = { url: string; processes: () => readonly number[] };

export const CONNECTIONS = 16;
export const SECONDS = 10;
/** What the machine compiles while it is used, it compiles in this time. */
const WARM_UP_SECONDS = 3;

/** Asks a server as fast as it answers for SECONDS. Throws if one answer was not `status`. */
export async function measureSpeed(
  { url, processes }: Server,
  headers: Record<string, string>,
  status = 200,
): Promise<Speed> {
  const { result, ms } = await withProcessorMs(processes, () => ask(url, headers, status, SECONDS));
  const { requests, latency } = result;
  const processor = ms === undefined ? undefined : ms / requests.total;
  return { perSecond: requests.average, p99: latency.p99, processor };
}

/** Has a server answer for a while before it is measured. */
export async function warmUp(
  { url }: Server,
  headers: Record<string, string>,
  status = 200,
): Promise<void> {
  await ask(url, headers, status, WARM_UP_SECONDS);
}

async function ask(
  url: string,
  headers: Record<string, string>,
  status: number,
  duration: number,
): Promise<Result> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    headers,
    setupClient: forgetBodies,
  });
  const statuses = Object.keys(result.statusCodeStats);
  const isWrong = statuses.length !== 1 || statuses[0] !== String(status);
  if (isWrong || result.errors > 0 || result.timeouts > 0) {
    const counts = JSON.stringify(result.statusCodeStats);
    throw new Error(`${url} answered ${counts}, ${result.errors} errors: ${status} was expected.`);
  }
  return result;
}

/**
 * autocannon makes a string of each body, and of packed bytes that takes it far longer than the
 * server took to send them: it would be itself that is measured.
 */
function forgetBodies(client: Client): void {
  client.pipelinedRequests.addBody = () => {};
}

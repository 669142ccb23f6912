import autocannon, { type Client } from 'autocannon';

/** How fast an address answers at CONNECTIONS connections: requests a second, and the time in ms that 99 of 100 keep. */
export type Speed = { perSecond: number; p99: number };

export const CONNECTIONS = 16;
export const SECONDS = 10;
/** What the machine compiles while it is used, it compiles in this time. */
const WARM_UP_SECONDS = 3;

/** Asks an address as fast as it answers for SECONDS. Throws if one answer was not `status`. */
export async function measureSpeed(
  url: string,
  headers: Record<string, string>,
  status = 200,
): Promise<Speed> {
  return await ask(url, headers, status, SECONDS);
}

/** Has an address answer for a while before it is measured. */
export async function warmUp(
  url: string,
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
): Promise<Speed> {
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
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/**
 * autocannon makes a string of each body, and of packed bytes that takes it far longer than the
 * server took to send them: it would be itself that is measured.
 */
function forgetBodies(client: Client): void {
  client.pipelinedRequests.addBody = () => {};
}

import { join } from 'node:path';
import type { Answer } from './bare-server.ts';
import { type Cores, pin } from './cores.ts';
import { fetchBytes, type RawAnswer } from './fetch-bytes.ts';
import { measureSpeed, type Server, type Speed, warmUp } from './load.ts';
import { type Program, startProgram } from './program.ts';
import { median, medianOf } from './statistics.ts';

/** How fast a page is read: by the site, and by the least that a web server can do. */
export type Reading = {
  gzip: { site: Speed; bare: Speed };
  plain: { site: Speed; bare: Speed };
  /** A browser that has the page asks whether it still holds (304). */
  again: { site: Speed };
  /** Bytes of the HTML over the line. */
  bytes: { gzip: number; plain: number };
};

const ROUNDS = 3;
const GZIP = { 'accept-encoding': 'gzip' };
const PLAIN = { 'accept-encoding': 'identity' };
const BARE_START_TIMEOUT_MS = 10_000;
/** What the bare server's own Node says in its answers. */
const OWN_HEADERS =
  /^(?:date|connection|keep-alive|content-encoding|transfer-encoding|content-length)$/i;

/**
 * Measures how fast a page that is kept is given out, against a bare server with the same bytes, in
 * rounds that take turns, so that what else the machine does falls on both. Gives the medians.
 */
export async function measureReading(
  site: Server,
  cores: Cores | undefined,
  say: (line: string) => void,
): Promise<Reading> {
  const { url } = site;
  const plain = await keptPage(url, PLAIN);
  const packed = await keptPage(url, GZIP);
  const etag = plain.header('etag') ?? '';
  const program = await startBare(plain, packed);
  try {
    if (cores) pin([program.pid], cores.server);
    const bare = {
      url: `http://127.0.0.1:${program.ready[1]}/`,
      processes: () => [program.pid],
    };
    await assertSame(bare.url, plain, packed);
    const again = { ...GZIP, 'if-none-match': etag };
    const runs = {
      siteGzip: () => measureSpeed(site, GZIP),
      bareGzip: () => measureSpeed(bare, GZIP),
      sitePlain: () => measureSpeed(site, PLAIN),
      barePlain: () => measureSpeed(bare, PLAIN),
      siteAgain: () => measureSpeed(site, again, 304),
    };
    for (const headers of [GZIP, PLAIN]) {
      await warmUp(site, headers);
      await warmUp(bare, headers);
    }
    await warmUp(site, again, 304);
    const speeds = await inTurns(runs, say);
    return {
      gzip: { site: speeds.siteGzip, bare: speeds.bareGzip },
      plain: { site: speeds.sitePlain, bare: speeds.barePlain },
      again: { site: speeds.siteAgain },
      bytes: { gzip: packed.body.byteLength, plain: plain.body.byteLength },
    };
  } finally {
    await program.stop();
  }
}

/** The page from the cache; asked twice, because the first visit renders it. */
async function keptPage(url: string, headers: Record<string, string>): Promise<RawAnswer> {
  await fetchBytes(url, headers);
  const answer = await fetchBytes(url, headers);
  const cache = answer.header('x-nextjs-cache');
  if (answer.status !== 200 || cache !== 'HIT') {
    throw new Error(`${url} answered ${answer.status} ${cache}, not from the cache.`);
  }
  return answer;
}

function startBare(plain: RawAnswer, packed: RawAnswer): Promise<Program> {
  const answer: Answer = {
    headers: plain.headers.filter(([name]) => !OWN_HEADERS.test(name)),
    plain: plain.body.toString('base64'),
    gzip: packed.body.toString('base64'),
  };
  return startProgram({
    args: [join(import.meta.dirname, 'bare-server.ts')],
    input: JSON.stringify(answer),
    until: /^port (\d+)$/,
    timeoutMs: BARE_START_TIMEOUT_MS,
  });
}

async function assertSame(url: string, plain: RawAnswer, packed: RawAnswer): Promise<void> {
  const barePlain = await fetchBytes(url, PLAIN);
  const bareGzip = await fetchBytes(url, GZIP);
  if (!barePlain.body.equals(plain.body) || !bareGzip.body.equals(packed.body)) {
    throw new Error('The bare server does not answer with the same bytes.');
  }
}

async function inTurns<K extends string>(
  runs: Record<K, () => Promise<Speed>>,
  say: (line: string) => void,
): Promise<Record<K, Speed>> {
  const names = Object.keys(runs) as K[];
  const speeds = new Map<K, Speed[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const speed = await runs[name]();
      speeds.get(name)?.push(speed);
      say(`  round ${round}, ${name}: ${speed.perSecond} requests/s, p99 ${speed.p99} ms`);
    }
  }
  const middle = (name: K) => {
    const all = speeds.get(name) ?? [];
    return {
      perSecond: median(all.map(({ perSecond }) => perSecond)),
      p99: median(all.map(({ p99 }) => p99)),
      processor: medianOf(all.map(({ processor }) => processor)),
    };
  };
  return Object.fromEntries(names.map((name) => [name, middle(name)])) as Record<K, Speed>;
}

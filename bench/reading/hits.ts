import { join } from 'node:path';
import { BROTLI, GZIP, PLAIN } from '../client/accept.ts';
import { fetchBytes, type RawAnswer } from '../client/fetch-bytes.ts';
import { type Cores, pin } from '../machine/cores.ts';
import { startProgram } from '../machine/program.ts';
import type { Form, HitCase } from '../plan.ts';
import { whole } from '../report/figures.ts';
import type { Answer } from './bare-server.ts';
import { keptPage } from './kept-page.ts';
import {
  measureSpeed,
  medianSpeed,
  type Question,
  type Server,
  type Speed,
  warmUp,
} from './speed.ts';

/** How fast a page that is kept is read: from the site, and from the least that a server can do. */
export type HitFigures = HitCase & {
  site: Speed;
  /** Nobody needs a bare server to say that nothing has changed. */
  bare: Speed | undefined;
  /** Of the body over the line. */
  bytes: number;
};

type Setting = {
  /** The address of the first window of the thread of a size. */
  urlOf: (size: number) => string;
  processes: () => readonly number[];
  cores: Cores | undefined;
  rounds: number;
  say: (line: string) => void;
};

const BARE_START_TIMEOUT_MS = 10_000;
/** What the bare server's own Node says in its answers. */
const OWN_HEADERS = /^(?:date|connection|keep-alive|transfer-encoding|content-length)$/i;
const ENCODINGS: Record<Form, Record<string, string>> = {
  gzip: GZIP,
  br: BROTLI,
  plain: PLAIN,
  again: GZIP,
};

/**
 * Measures how fast pages that are kept are given out, against bare servers with the same bytes, in
 * rounds that take turns, so that what else the machine does falls on all. Gives the medians.
 */
export async function measureHits(
  cases: readonly HitCase[],
  setting: Setting,
): Promise<HitFigures[]> {
  const runs: Run[] = [];
  try {
    for (const each of cases) runs.push(await prepare(each, setting));
    for (const { site, bare, question } of runs) {
      await warmUp(site, question);
      if (bare) await warmUp(bare, question);
    }
    for (let round = 1; round <= setting.rounds; round += 1) {
      for (const run of runs) await measureOnce(run, round, setting.say);
    }
    return runs.map(figuresOf);
  } finally {
    await Promise.all(runs.map(({ stop }) => stop()));
  }
}

type Run = {
  hit: HitCase;
  question: Question;
  site: Server;
  bare: Server | undefined;
  bytes: number;
  rounds: { site: Speed; bare: Speed | undefined }[];
  stop: () => Promise<void>;
};

async function prepare(hit: HitCase, { urlOf, processes, cores }: Setting): Promise<Run> {
  const url = urlOf(hit.size);
  const headers = ENCODINGS[hit.form];
  const page = await keptPage(url, headers);
  const site = { url, processes };
  const common = { hit, site, bytes: page.body.byteLength, rounds: [] };
  if (hit.form === 'again') {
    const question = {
      headers: { ...headers, 'if-none-match': page.header('etag') ?? '' },
      status: 304,
    };
    return { ...common, question, bare: undefined, stop: async () => {} };
  }
  assertEncoded(page, hit.form);
  const program = await startBare(page);
  if (cores) pin([program.pid], cores.server);
  const bare = { url: `http://127.0.0.1:${program.ready[1]}/`, processes: () => [program.pid] };
  const same = await fetchBytes(bare.url, headers);
  if (!same.body.equals(page.body)) throw new Error('The bare server answers with other bytes.');
  return { ...common, question: { headers, status: 200 }, bare, stop: program.stop };
}

function assertEncoded(page: RawAnswer, form: Form): void {
  const encoding = page.header('content-encoding') ?? 'plain';
  if (encoding !== form)
    throw new Error(`The site answered ${encoding} where ${form} was asked for.`);
}

function startBare(page: RawAnswer) {
  const answer: Answer = {
    headers: page.headers.filter(([name]) => !OWN_HEADERS.test(name)),
    body: page.body.toString('base64'),
  };
  return startProgram({
    args: [join(import.meta.dirname, 'bare-server.ts')],
    input: JSON.stringify(answer),
    until: /^port (\d+)$/,
    timeoutMs: BARE_START_TIMEOUT_MS,
  });
}

async function measureOnce(run: Run, round: number, say: (line: string) => void): Promise<void> {
  const { hit, question } = run;
  const site = await measureSpeed(run.site, question, hit.seconds);
  const bare = run.bare && (await measureSpeed(run.bare, question, hit.seconds));
  run.rounds.push({ site, bare });
  const against = bare ? `, bare server ${whole(bare.perSecond)}` : '';
  say(
    `  round ${round}, ${whole(hit.size)} comments, ${hit.form}: ${whole(site.perSecond)} requests/s, p99 ${site.p99.toFixed(1)} ms${against}`,
  );
}

function figuresOf({ hit, rounds, bytes }: Run): HitFigures {
  const bare = rounds.map((round) => round.bare).filter((speed) => speed !== undefined);
  return {
    ...hit,
    bytes,
    site: medianSpeed(rounds.map((round) => round.site)),
    bare: bare.length > 0 ? medianSpeed(bare) : undefined,
  };
}

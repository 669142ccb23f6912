import { threadTag } from '#lib/comments/tags.ts';
import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { BROWSER, GZIP } from '../client/accept.ts';
import { askSteadily } from '../client/ask-steadily.ts';
import { fetchBytes } from '../client/fetch-bytes.ts';
import type { DatabaseServer } from '../machine/site.ts';
import type { Plan } from '../plan.ts';
import { percentile } from '../report/statistics.ts';
import type { Place } from './addresses.ts';
import { isHit, keptPage } from './kept-page.ts';
import { CONNECTIONS } from './speed.ts';
import { statementsDuring } from './statement-log.ts';

/** A page that had to be rendered anew: how long it took (ms) and what it asked of the database. */
export type Miss = { p50: number; p99: number; statements: number };

/** An address, what rendering it took and how often a second it is given out when it is kept. */
export type MissFigures = Omit<Place, 'threadId'> & {
  /** The rest is there only if it is 200. */
  status: number;
  miss: Miss | undefined;
  keptPerSecond: number | undefined;
};

type Setting = {
  site: string;
  database: DatabaseServer;
  misses: Plan['misses'];
  say: (line: string) => void;
};

/** An address whose rendering is measured, and the tag that has it forgotten. */
type Missing = { url: string; tag: string; took: number[] };

/** The site hears of a touch within milliseconds, and within a second in any case. */
const LONGEST_DEAF_MS = 5_000;

/**
 * Has the site render addresses anew again and again, as after any change of their threads. They take
 * turns, because the site gets faster while it compiles what it does often.
 */
export async function measureMisses(
  places: readonly Place[],
  setting: Setting,
): Promise<MissFigures[]> {
  const statuses = new Map<Place, number>();
  const missing = new Map<Place, Missing>();
  for (const place of places) {
    const url = setting.site + place.path;
    const { status } = await fetchBytes(url, BROWSER);
    statuses.set(place, status);
    if (status === 200) missing.set(place, { url, tag: threadTag(place.threadId), took: [] });
  }
  await missInTurns([...missing.values()], setting);
  const figures: MissFigures[] = [];
  for (const place of places) {
    const { threadId, ...known } = place;
    const status = statuses.get(place) ?? 0;
    const one = missing.get(place);
    const miss = one && (await figuresOf(one, setting));
    const keptPerSecond = one && (await readKept(one.url, setting.misses.keptSeconds));
    const took = miss ? `${miss.p50.toFixed(1)} ms` : `answered ${status}`;
    setting.say(`  ${place.size} comments (${place.shape}), ${place.what}: ${took}`);
    figures.push({ ...known, status, miss, keptPerSecond });
  }
  return figures;
}

/** As measureMisses, but of everything that the site keeps nothing is left, as after a start. */
export async function measureFromNothing(url: string, setting: Setting): Promise<Miss> {
  const one = { url, tag: EVERYTHING, took: [] };
  await missInTurns([one], setting);
  return await figuresOf(one, setting);
}

/** Renders one address anew again and again for some seconds, for a profile. */
export async function missFor(url: string, threadId: string, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) await missOnce(url, threadTag(threadId));
}

async function missInTurns(all: readonly Missing[], { misses }: Setting): Promise<void> {
  for (let turn = 0; turn < misses.warmUp + misses.timed; turn += 1) {
    for (const { url, tag, took } of all) {
      const ms = await missOnce(url, tag);
      if (turn >= misses.warmUp) took.push(ms);
    }
  }
}

async function figuresOf({ url, tag, took }: Missing, setting: Setting): Promise<Miss> {
  const { counted } = setting.misses;
  const { statements } = await statementsDuring(setting.database, async () => {
    for (let done = 0; done < counted; done += 1) await missOnce(url, tag);
  });
  return {
    p50: percentile(took, 50),
    p99: percentile(took, 99),
    statements: statements.length / counted,
  };
}

async function readKept(url: string, seconds: number): Promise<number> {
  await keptPage(url, GZIP);
  const { count, seconds: took } = await askSteadily({
    urls: [new URL(url)],
    headers: GZIP,
    connections: CONNECTIONS,
    until: { seconds },
    status: 200,
  });
  return count / took;
}

/** Has the site forget what carries a tag and asks for the page. Gives the time that took. */
async function missOnce(url: string, tag: string): Promise<number> {
  await touch([tag]);
  const began = performance.now();
  for (;;) {
    const from = performance.now();
    const answer = await fetchBytes(url, BROWSER);
    if (!isHit(answer)) return performance.now() - from;
    if (from - began > LONGEST_DEAF_MS) throw new Error('The site does not hear of a touch.');
  }
}

import { threadTag } from '#lib/comments/tags.ts';
import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { BROWSER } from '../client/accept.ts';
import { fetchBytes } from '../client/fetch-bytes.ts';
import type { DatabaseServer } from '../machine/site.ts';
import { percentile } from '../report/statistics.ts';
import type { Place } from './addresses.ts';
import { isHit } from './kept-page.ts';
import { statementsDuring } from './statement-log.ts';

/** A page that had to be rendered anew: how long it took (ms) and what it asked of the database. */
export type Miss = { p50: number; p99: number; statements: number };

/** An address and what rendering it took; `status` alone if it does not answer with a page. */
export type MissFigures = Omit<Place, 'threadId'> & { status: number; miss: Miss | undefined };

type Setting = {
  site: string;
  database: DatabaseServer;
  /** Renderings that are timed, and others during which statements are counted. */
  timed: number;
  counted: number;
};

/** The site hears of a touch within milliseconds, and within a second in any case. */
const LONGEST_DEAF_MS = 5_000;

/** Has the site render an address anew again and again, as after any change of its thread. */
export async function measureMisses(place: Place, setting: Setting): Promise<MissFigures> {
  const { threadId, ...known } = place;
  const url = setting.site + place.path;
  const { status } = await fetchBytes(url, BROWSER);
  if (status !== 200) return { ...known, status, miss: undefined };
  return { ...known, status, miss: await missOften(url, threadTag(threadId), setting) };
}

/** As measureMisses, but of everything that the site keeps nothing is left, as after a start. */
export async function measureFromNothing(url: string, setting: Setting): Promise<Miss> {
  return await missOften(url, EVERYTHING, setting);
}

async function missOften(url: string, tag: string, setting: Setting): Promise<Miss> {
  await missOnce(url, tag);
  const took: number[] = [];
  for (let done = 0; done < setting.timed; done += 1) took.push(await missOnce(url, tag));
  const { statements } = await statementsDuring(setting.database, async () => {
    for (let done = 0; done < setting.counted; done += 1) await missOnce(url, tag);
  });
  return {
    p50: percentile(took, 50),
    p99: percentile(took, 99),
    statements: statements.length / setting.counted,
  };
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

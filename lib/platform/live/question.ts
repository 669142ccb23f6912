import type { IncomingHttpHeaders } from 'node:http';
import { isId } from '#lib/kernel/ids.ts';
import { DAY, SECOND } from '#lib/kernel/time.ts';
import type { Since } from './topic.ts';

/** Where open pages ask for what is new. */
export const LIVE_PATH = '/api/live';

/**
 * A page says how long ago it was asked for; on the way here the question took longer than the page
 * did, and what came within that time must not be missed. A page knows what it shows already.
 */
const ON_THE_WAY_MS = 3 * SECOND;
/** An older page has been left alone; whoever comes back to it resumes with a number. */
const OLDEST_PAGE_MS = 7 * DAY;

/** What a page asks: of which essay, and from where on. */
export type Question = {
  essay: string;
  since: Since;
  /** How far the visit before had come, if the page wants to know how many came after it. */
  visited: number | null;
};

/** Whether an address of this site is the one of the stream. */
export function isLiveAddress(url: string | undefined): boolean {
  return url === LIVE_PATH || url?.startsWith(`${LIVE_PATH}?`) === true;
}

/**
 * Reads `?essay=<id>&since=<number>` or `?essay=<id>&age=<ms since the page was asked for>`; the
 * header Last-Event-ID, which a browser sends when it connects anew, outweighs both. Null when it
 * is not understood. `&visited=<number>` asks besides how many came after that number. `now` in ms
 * since 1970.
 */
export function readQuestion(
  url: string,
  headers: IncomingHttpHeaders,
  now: number,
): Question | null {
  const asked = new URLSearchParams(url.slice(LIVE_PATH.length + 1));
  const essay = asked.get('essay')?.toLowerCase() ?? '';
  if (!isId(essay)) return null;
  const visited = wholeNumber(asked.get('visited'));
  const resumed = headers['last-event-id'];
  const number = wholeNumber(typeof resumed === 'string' ? resumed : asked.get('since'));
  if (number !== null) return { essay, since: { number }, visited };
  if (asked.has('since')) return null;
  const age = wholeNumber(asked.get('age') ?? '0');
  if (age === null) return null;
  const moment = now - Math.min(age, OLDEST_PAGE_MS) - ON_THE_WAY_MS;
  return { essay, since: { moment }, visited };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

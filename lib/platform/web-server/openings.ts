import type { IncomingMessage } from 'node:http';
import { isbot } from 'isbot';

/** Told the path of each page that somebody opens in a browser, and nothing else of the request. */
export type HearOpening = (path: string) => void;

const KEY = Symbol.for('off-call.openings');
type Place = { [KEY]?: HearOpening };

/**
 * Says who is told of openings. The platform knows no feature, so the application says it at its
 * start (instrumentation.ts); the two copies of our files meet on globalThis.
 */
export function hearOpenings(hear: HearOpening): void {
  (globalThis as Place)[KEY] = hear;
}

const OK = 200;
const NOT_MODIFIED = 304;

/** Tells whoever hears openings if this request, which was answered with `status`, was one. */
export function noteOpening(request: IncomingMessage, status: number): void {
  const hear = (globalThis as Place)[KEY];
  if (hear === undefined || (status !== OK && status !== NOT_MODIFIED)) return;
  const path = openedPath(request);
  if (path !== undefined) hear(path);
}

/**
 * The path of the page that a person opens with this request; undefined if it is something else: a
 * program (no browser leaves out Sec-Fetch-Dest over https; a robot says what it is), a prefetch, a
 * part of a page, or data that the open page itself asks for anew. Nothing is kept of the request.
 */
export function openedPath({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url === undefined) return undefined;
  const isData = headers.rsc !== undefined;
  if (headers['sec-fetch-dest'] !== (isData ? 'empty' : 'document')) return undefined;
  if (isPrefetch(headers) || isRobot(headers['user-agent'])) return undefined;
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return isData && comesFrom(headers.referer, path) ? undefined : path;
}

function isPrefetch(headers: IncomingMessage['headers']): boolean {
  return (
    headers['next-router-prefetch'] !== undefined ||
    headers['next-router-segment-prefetch'] !== undefined ||
    // "prefetch", "prefetch;prerender": Chromium and Safari; the older words of Firefox and Chromium.
    headers['sec-purpose'] !== undefined ||
    headers.purpose !== undefined ||
    headers['x-moz'] !== undefined
  );
}

/** Whether a script's request comes from the page itself, or from a page below it. */
function comesFrom(referer: string | undefined, path: string): boolean {
  const from = URL.parse(referer ?? '')?.pathname;
  // Without a Referer nobody can tell; what is not sure is not counted.
  return from === undefined || from === path || from.startsWith(`${path}/`);
}

/** There are some thousands of browsers in use; what each is called is looked into once. */
const MOST_KNOWN = 2_000;
const known = new Map<string, boolean>();

function isRobot(userAgent: string | undefined): boolean {
  if (!userAgent) return true;
  const before = known.get(userAgent);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const is = isbot(userAgent);
  known.set(userAgent, is);
  return is;
}

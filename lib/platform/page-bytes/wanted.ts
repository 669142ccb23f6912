import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/**
 * Which kept answer a request asks for. `page`: what a reader gets; `variant`: the same page as data
 * for a navigation by script; `file`: what never changes under its address.
 */
export type Wanted = {
  key: string;
  kind: 'page' | 'variant' | 'file';
  /** The path and, for a variant, Next's own query. */
  url: string;
  /** The headers on which the answer depends, besides the address. */
  headers: Record<string, string>;
};

/** Where Next puts what it has built; each name carries a hash of its content. */
export const FILES = '/_next/static/';

/** The headers on which Next 16.4 varies the data of a page (its app-router-headers). */
const VARIES_ON = [
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
] as const;
/** The state of the router of a page of ours has a few hundred bytes. */
const LONGEST_VARIANT = 4_096;
/** The query by which Next's browser part tells variants apart; Next itself checks that it fits. */
const RSC_QUERY = /^\/[^?#]*\?_rsc=[\w-]{0,64}$/;

/**
 * What the request asks for, if that may be kept: GET or HEAD without a body, a range or a
 * precondition, and without a query but Next's own. What else it says (cookies, languages, anything
 * forwarded) is no part of the answer. Whether the address itself is one to be kept, others decide.
 */
export function wantedOf(request: IncomingMessage): Wanted | undefined {
  const { method, url, headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || url === undefined || asksMore(headers)) {
    return undefined;
  }
  if (headers.rsc !== undefined) return variantOf(url, headers);
  if (url.includes('?') || url.includes('#')) return undefined;
  return { key: url, kind: url.startsWith(FILES) ? 'file' : 'page', url, headers: {} };
}

/** The key of a request for the bytes of a page or a file, the shortest way; undefined if it asks for anything else. */
export function plainKeyOf(request: IncomingMessage): string | undefined {
  const { method, url, headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || headers.rsc !== undefined) return undefined;
  return asksMore(headers) ? undefined : url;
}

/** Whether a request brings a body, or asks for a part of the bytes or for bytes that it knows. */
function asksMore(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return (
    (length !== undefined && length !== '0') ||
    headers['transfer-encoding'] !== undefined ||
    headers['content-type'] !== undefined ||
    headers.range !== undefined ||
    headers['if-match'] !== undefined ||
    headers['if-unmodified-since'] !== undefined
  );
}

function variantOf(url: string, headers: IncomingHttpHeaders): Wanted | undefined {
  if (headers.rsc !== '1' || !RSC_QUERY.test(url)) return undefined;
  const known: Record<string, string> = { rsc: '1' };
  for (const name of VARIES_ON) {
    const value = headers[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') return undefined;
    known[name] = value;
  }
  const key = `${url}\n${JSON.stringify(known)}`;
  return key.length > LONGEST_VARIANT ? undefined : { key, kind: 'variant', url, headers: known };
}

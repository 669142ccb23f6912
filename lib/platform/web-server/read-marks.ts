import type { IncomingMessage, ServerResponse } from 'node:http';
import { isbot } from 'isbot';

/** Told that the end of a quarter of a text came into sight, and nothing else of the request. */
export type HearMark = (id: string, mark: number) => void;

const KEY = Symbol.for('off-call.read-marks');
type Place = { [KEY]?: HearMark };

/** Says who is told of marks; as with openings, the two copies of our files meet on globalThis. */
export function hearMarks(hear: HearMark): void {
  (globalThis as Place)[KEY] = hear;
}

const ADDRESS = /^\/api\/reads\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/([1-4])$/;

/** Whether an address is one that a page's style asks for when a quarter of its text was seen. */
export function isMarkAddress(url: string | undefined): boolean {
  return url?.startsWith('/api/reads/') === true && ADDRESS.test(url);
}

/** The smallest picture there is (GIF89a, one transparent pixel). */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const HEAD = {
  'Content-Type': 'image/gif',
  'Content-Length': String(PIXEL.byteLength),
  'Cache-Control': 'no-store',
};

/**
 * Answers such a request with one transparent pixel, always the same, so that nobody learns from it
 * whether it counted: it does when a browser asked for it as a picture of one of our own pages. Far
 * from Next: each reader asks for four.
 */
export function answerMark(request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request;
  response.writeHead(200, HEAD);
  response.end(method === 'HEAD' ? undefined : PIXEL);
  const isPicture = headers['sec-fetch-dest'] === 'image';
  if (method !== 'GET' || !isPicture || headers['sec-fetch-site'] !== 'same-origin') return;
  if (!headers['user-agent'] || isbot(headers['user-agent'])) return;
  const [, id = '', mark] = ADDRESS.exec(url) ?? [];
  (globalThis as Place)[KEY]?.(id, Number(mark));
}

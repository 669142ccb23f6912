import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Ready, Word } from './answer.ts';
import { hasBytes } from './if-none-match.ts';

const NOT_MODIFIED = 304;

/**
 * Sends what is kept: the whole, its head alone for HEAD, or 304 to who has it already. This is all
 * that most requests cost.
 */
export function sendHit(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  ready: Ready,
): void {
  if (isKnown(request, ready)) {
    response.writeHead(NOT_MODIFIED, ready.notModified);
    response.end();
    return;
  }
  response.writeHead(answer.status, ready.hit);
  response.end(request.method === 'HEAD' ? undefined : ready.bytes);
}

/** Sends what was just made, or, with its age in seconds, what could not be made anew. */
export function sendMade(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, ready, word, age }: { answer: Answer; ready: Ready; word: Word; age?: number },
): void {
  const more = ['x-cache', word, ...(age === undefined ? [] : ['Age', String(age)])];
  if (isKnown(request, ready)) {
    response.writeHead(NOT_MODIFIED, [...ready.notModified.slice(0, -2), ...more]);
    response.end();
    return;
  }
  response.writeHead(answer.status, [...ready.head, ...more]);
  response.end(request.method === 'HEAD' ? undefined : ready.bytes);
}

function isKnown({ headers }: IncomingMessage, { etag }: Ready): boolean {
  return etag !== undefined && hasBytes(headers['if-none-match'], etag);
}

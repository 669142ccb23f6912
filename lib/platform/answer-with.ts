import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

/**
 * The status of a page. Next's own `notFound()` and `forbidden()`
 * send a body without words to people without JavaScript (`<html id="__next_error__">`), so such a
 * page says here which status it has and returns what is to be read.
 */

const KEY = Symbol.for('off-call.answer');

/** On globalThis, because our server and the bundle that Next makes load this file separately. */
function answers(): AsyncLocalStorage<ServerResponse> {
  const place = globalThis as { [KEY]?: AsyncLocalStorage<ServerResponse> };
  place[KEY] ??= new AsyncLocalStorage();
  return place[KEY];
}

/** Runs what answers a request, so that pages rendered by it can say their status. For our server. */
export function whileAnswering<T>(response: ServerResponse, run: () => T): T {
  leadToOnePlace(response);
  return answers().run(response, run);
}

/**
 * Next (16.4.6) answers with a redirect that it has just rendered and kept by adding the kept headers
 * to those that rendering has set, which makes two places in one Location.
 */
function leadToOnePlace(response: ServerResponse): void {
  const append = response.appendHeader.bind(response);
  response.appendHeader = (name, value) =>
    name.toLowerCase() === 'location' ? response.setHeader(name, value) : append(name, value);
}

/** What an answer was given, so that a page that is kept is kept with it. */
const GIVEN = Symbol.for('off-call.status');

type Given = ServerResponse & { [GIVEN]?: number };

/**
 * Gives the page that is being rendered this status. To be called before anything of the page is
 * sent, that is, outside any `<Suspense>`; later, and where no server of ours answers (a build, a
 * client navigation under way), it does nothing. A static page is kept with its status
 * (cache/page-handler.ts).
 */
export function answerWith(status: 403 | 404 | 410): void {
  const response: Given | undefined = answers().getStore();
  if (!response || response.headersSent) return;
  response.statusCode = status;
  response[GIVEN] = status;
}

/** The status that the page under way was given by `answerWith`, if it was. */
export function statusGiven(): number | undefined {
  const response: Given | undefined = answers().getStore();
  return response?.[GIVEN];
}

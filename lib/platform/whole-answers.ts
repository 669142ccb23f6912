import type { IncomingHttpHeaders } from 'node:http';

/**
 * Next begins to send a page that is rendered at every request before the page has decided
 * anything, with status 200: `redirect()` becomes a script and "not found" a success. It waits for
 * the whole page only for clients that it takes for simple robots, by their User-Agent
 * (`htmlLimitedBots` in next.config.ts). So our server marks the requests for such pages, and no
 * others: with Next's own list a robot would have the static pages rendered at every visit too.
 */
const MARK = 'off-call-whole-answer';

/** For `htmlLimitedBots` in next.config.ts. */
export const WHOLE_ANSWERS = new RegExp(MARK);

/** Marks a request, in place, so that the page answers whole and with its real status. Client navigations ask for data, not pages, and go on as they are. */
export function askForWholeAnswer(headers: IncomingHttpHeaders): void {
  if (headers.rsc === undefined) {
    headers['user-agent'] = `${headers['user-agent'] ?? ''} ${MARK}`.trim();
  }
}

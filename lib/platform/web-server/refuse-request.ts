import type { IncomingHttpHeaders } from 'node:http';

/** What of a request is looked at before anything else. */
export type RequestHead = {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
};

/** Status and sentence of a request that is not even looked into. */
export type Refusal = { status: number; message: string };

/** The largest form that is no picture: an essay, every character of it three bytes (lib/essays/rules.ts). */
const LARGEST_BODY_BYTES = 1024 * 1024;
/** A picture with its form, as next.config.ts lets it in; only from the pages on which one is brought. */
const LARGEST_PICTURE_FORM = 20 * 1024 * 1024;
const BRINGS_PICTURES = /^\/write(?:\/|\?|$)/;
const LONGEST_ADDRESS = 4_096;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const LOCAL_HOST = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/**
 * Decides whether a request goes on to the site; undefined if so. `localOnly`: the server listens on
 * this machine only, and then it answers under local names only. Without that a web page elsewhere
 * could have its own name lead here (DNS rebinding) and read what is meant for this machine's user,
 * such as the mailbox.
 */
export function refuseRequest(
  { method, url, headers }: RequestHead,
  localOnly: boolean,
): Refusal | undefined {
  if (!METHODS.has(method ?? '')) return { status: 405, message: 'This method is not known here.' };
  if (!url?.startsWith('/')) return { status: 400, message: 'An address here begins with /.' };
  if (url.length > LONGEST_ADDRESS) return { status: 414, message: 'This address is too long.' };
  if (localOnly && !LOCAL_HOST.test(headers.host ?? '')) {
    return {
      status: 421,
      message: 'This site runs for its own machine. SITE_URL and HOST open it.',
    };
  }
  return refuseBody(url, headers);
}

function refuseBody(url: string, headers: IncomingHttpHeaders): Refusal | undefined {
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, message: 'The length of what is sent must be told beforehand.' };
  }
  const most = BRINGS_PICTURES.test(url) ? LARGEST_PICTURE_FORM : LARGEST_BODY_BYTES;
  if (bodyBytes(headers) > most) {
    return { status: 413, message: 'This is more than the site takes at once.' };
  }
  return undefined;
}

/** What is refused may be sent to its end, unread, up to here: a browser reads no answer before. */
const MOST_UNREAD = 100 * 1024 * 1024;

/** Whether the rest of a refused request is let come, so that who sends it can read why. */
export function mayFinish({ headers }: Pick<RequestHead, 'headers'>): boolean {
  const length = bodyBytes(headers);
  return length > 0 && length <= MOST_UNREAD;
}

/** Whether a request brings so much that only a few may do so at once. */
export function isLarge({ headers }: Pick<RequestHead, 'headers'>): boolean {
  return bodyBytes(headers) > LARGEST_BODY_BYTES;
}

function bodyBytes(headers: IncomingHttpHeaders): number {
  return Number(headers['content-length'] ?? 0);
}

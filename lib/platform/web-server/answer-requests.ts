import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { whileAnswering } from '../answer-with.ts';
import type { RouteKinds } from '../cache/route-kinds.ts';
import type { Config } from '../config.ts';
import type { ImageStore } from '../image-store/image-store.ts';
import type { LiveHub } from '../live/hub.ts';
import { isLiveAddress } from '../live/question.ts';
import { log } from '../log.ts';
import type { Handle } from '../page-bytes/ask-next.ts';
import type { PageBytes } from '../page-bytes/page-bytes.ts';
import { waitFor } from '../startup/wait.ts';
import { askForWholeAnswer } from '../whole-answers.ts';
import { answerPicture, isPictureAddress } from './answer-pictures.ts';
import { compressAnswer } from './compress-answers.ts';
import { fewAtOnce } from './few-at-once.ts';
import { keepQuery } from './keep-query.ts';
import { noteOpening } from './openings.ts';
import { answerMark, isMarkAddress } from './read-marks.ts';
import { readableAddress } from './readable-address.ts';
import { isLarge, mayFinish, refuseRequest } from './refuse-request.ts';
import { cleanHeaders } from './request-headers.ts';

/** What a request goes through. */
type Stations = {
  config: Config;
  /** Headers of every answer. */
  headers: readonly (readonly [string, string])[];
  /** Pages whose bytes are kept; not while developing. */
  bytes: PageBytes | undefined;
  kindOf: RouteKinds | undefined;
  live: LiveHub;
  pictures: ImageStore;
  /** Next. */
  handle: Handle;
};

export type Answering = {
  onRequest: RequestListener;
  /** From now on connections end with their answer. Resolves when all under way were answered, or after DRAIN_MS. */
  drain(): Promise<void>;
};

const DRAIN_MS = 10_000;
/** What a request brings lies in memory until its action has it: 20 MB of each of these. */
const MOST_LARGE = 6;
/**
 * Static pages may be kept by anybody, who asks each time whether they still hold (304 by ETag).
 * Next would let proxies keep them for the lifetime in next.config.ts, and a proxy never hears that
 * a comment was hidden.
 */
export const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

/**
 * Answers requests: refuses what no browser sends, answers from the bytes that are kept, cleans
 * headers, tells the application the client's address, and asks Next.
 */
export function answerRequests(stations: Stations): Answering {
  const { config, headers, bytes, kindOf, live, pictures, handle } = stations;
  const localOnly = config.host === undefined && config.siteIsLocal;
  const underWay = new Set<ServerResponse>();
  const large = fewAtOnce(MOST_LARGE);
  let stopping = false;

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refuseRequest(request, localOnly);
    if (!refusal && !stopping && bytes?.answerNow(request, response)) {
      noteOpening(request, response.statusCode);
      // Written whole by now, except to a client who reads slowly: a stop waits for that one.
      if (request.socket.writableLength > 0) track(response);
      return;
    }
    if (stopping) response.setHeader('Connection', 'close');
    if (refusal) {
      protect(response);
      return refuse(response, refusal.status, refusal.message, mayFinish(request));
    }
    if (isMarkAddress(request.url)) {
      protect(response);
      return answerMark(request, response);
    }
    if (isLarge(request) && !large.enter(response)) {
      protect(response);
      response.setHeader('Retry-After', '10');
      return refuse(response, 503, 'Many pictures are coming in. Try again in a moment.', true);
    }
    // Open for hours: not among what is under way, or a stop would wait for them.
    if (isLiveAddress(request.url)) {
      protect(response);
      cleanHeaders(request.headers, request.socket.remoteAddress, config);
      return void live.answer(request, response);
    }
    track(response);
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request failed outside the application');
      if (response.headersSent) return response.destroy();
      protect(response);
      refuse(response, 500, 'Something went wrong here. It has been noted.');
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (isPictureAddress(request.url)) {
      protect(response);
      return answerPicture(pictures, request, response);
    }
    if (await bytes?.answer(request, response)) return noteOpening(request, response.statusCode);
    protect(response);
    request.url = readableAddress(request.url ?? '/');
    cleanHeaders(request.headers, request.socket.remoteAddress, config);
    const kind = kindOf?.(request.url.split('?', 1)[0] ?? '/') ?? 'other';
    if (kind === 'rendered') askForWholeAnswer(request.headers);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (kind === 'static' && reads) {
      response.setHeader('Cache-Control', ASK_EACH_TIME);
      response.setHeader('X-Cache', 'MISS');
    }
    if (reads && request.headers.rsc === undefined) keepQuery(request.url, response);
    if (kindOf) compressAnswer(request, response);
    await whileAnswering(response, () => handle(request, response));
    noteOpening(request, response.statusCode);
  };

  const track = (response: ServerResponse) => {
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
  };

  const protect = (response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
  };

  return {
    onRequest,
    async drain() {
      stopping = true;
      for (const response of underWay) {
        if (!response.headersSent) response.setHeader('Connection', 'close');
      }
      await waitFor(() => (underWay.size === 0 ? true : undefined), DRAIN_MS);
    },
  };
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  staysOpen = false,
): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  if (!staysOpen) response.setHeader('Connection', 'close');
  response.end(`${message}\n`);
}

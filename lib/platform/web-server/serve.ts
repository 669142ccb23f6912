import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { whileAnswering } from '../answer-with.ts';
import { readRouteKinds } from '../cache/route-kinds.ts';
import type { Config } from '../config.ts';
import { LiveHub } from '../live/hub.ts';
import { isLiveAddress } from '../live/question.ts';
import { log } from '../log.ts';
import { askNext } from '../page-bytes/ask-next.ts';
import { PageBytes } from '../page-bytes/page-bytes.ts';
import { doAtStop } from '../startup/at-stop.ts';
import { waitFor } from '../startup/wait.ts';
import { askForWholeAnswer } from '../whole-answers.ts';
import { compressAnswer } from './compress-answers.ts';
import { databaseAway } from './database-away.ts';
import { listenAll } from './listen.ts';
import { readableAddress } from './readable-address.ts';
import { refuseRequest } from './refuse-request.ts';
import { cleanHeaders } from './request-headers.ts';
import { securityHeaders } from './security-headers.ts';

/** The running site. */
export type Site = {
  /** Takes no more requests, lets those under way end, then closes. */
  stop(): Promise<void>;
};

/** A head of a request is small; a client that dribbles it only holds a connection. */
const HEADERS_TIMEOUT_MS = 15_000;
/** The largest form over a slow phone connection. */
const REQUEST_TIMEOUT_MS = 60_000;
const CHECK_CONNECTIONS_EVERY_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
/** Longer than proxies keep an idle connection, so that it is they who close it. */
const KEEP_ALIVE_BEHIND_PROXY_MS = 75_000;
/** A browser sends some 30. */
const MOST_HEADERS = 100;
const DRAIN_MS = 10_000;
/**
 * Static pages may be kept by anybody, who asks each time whether they still hold (304 by ETag).
 * Next would let proxies keep them for the lifetime in next.config.ts, and a proxy never hears that
 * a comment was hidden.
 */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

/**
 * Serves the site: Next behind our own HTTP server, which refuses what no browser sends, answers
 * from the bytes it has kept, cleans headers, tells the application the client's address, and stops
 * without cutting anybody off. `root` is the project's folder. Resolves when requests are answered.
 */
export async function serve(config: Config, root: string, dev: boolean): Promise<Site> {
  const app = next({ dev, dir: root, hostname: 'localhost', port: config.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const underWay = new Set<ServerResponse>();
  const live = new LiveHub();
  let stopping = false;
  const headers = securityHeaders({ https: config.siteUrl.startsWith('https:'), dev });
  const localOnly = config.host === undefined && config.siteIsLocal;
  const kindOf = dev ? undefined : readRouteKinds(join(root, '.next'));
  const ask = askNext(handle, () => ownHeaders(config));
  const isDatabaseAway = databaseAway(process.env.DATABASE_URL ?? '');
  const bytes =
    kindOf && new PageBytes({ ask, kindOf, headers, pageControl: ASK_EACH_TIME, isDatabaseAway });

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refuseRequest(request, localOnly);
    if (!refusal && !stopping && bytes?.answerNow(request, response)) {
      // Written whole by now, except to a client who reads slowly: a stop waits for that one.
      if (request.socket.writableLength > 0) track(response);
      return;
    }
    if (stopping) response.setHeader('Connection', 'close');
    if (refusal) {
      protect(response);
      return refuse(response, refusal.status, refusal.message);
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
    if (await bytes?.answer(request, response)) return;
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
    if (!dev) compressAnswer(request, response);
    await whileAnswering(response, () => handle(request, response));
  };

  const track = (response: ServerResponse) => {
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
  };

  const protect = (response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
  };

  const servers = await listenAll(config, () => makeServer(onRequest, config.trustedProxies > 0));
  if (dev) {
    const upgrade = app.getUpgradeHandler();
    for (const server of servers) server.on('upgrade', upgrade);
  }
  if (!dev) await renderNotFound(config);
  return {
    async stop() {
      stopping = true;
      live.close();
      for (const response of underWay) {
        if (!response.headersSent) response.setHeader('Connection', 'close');
      }
      const closed = Promise.all(servers.map(close));
      await waitFor(() => (underWay.size === 0 ? true : undefined), DRAIN_MS);
      for (const server of servers) server.closeAllConnections();
      await closed;
      const failed = (error: unknown) => log.warn({ err: error }, 'something did not stop well');
      bytes?.close();
      await app.close().catch(failed);
      await doAtStop(failed);
    },
  };
}

/** What a request of our own to Next carries; it stands for no client. */
function ownHeaders(config: Config): Record<string, string> {
  const headers = { host: new URL(config.siteUrl).host };
  cleanHeaders(headers, undefined, config);
  return headers;
}

/**
 * Has the page for what is not found rendered with the configuration of this process: its HTML is
 * lent to all pages that call `notFound()` (cache/page-handler.ts), and the build's names another
 * site. Without it they would show the build's.
 */
async function renderNotFound({ host, port }: Config): Promise<void> {
  const own = host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = new URL(`http://localhost:${port}/_not-found`);
  url.hostname = own.includes(':') ? `[${own}]` : own;
  await fetch(url)
    .then((answer) => answer.arrayBuffer())
    .catch((error: unknown) => {
      log.warn({ err: error }, 'the page for what is not found did not render');
    });
}

function makeServer(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
  behindProxy: boolean,
): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_CONNECTIONS_EVERY_MS,
      keepAliveTimeout: behindProxy ? KEEP_ALIVE_BEHIND_PROXY_MS : KEEP_ALIVE_MS,
      // A request without a body needs no stream for it: a tenth of what a kept page costs.
      optimizeEmptyRequests: true,
    },
    onRequest,
  );
  server.maxHeadersCount = MOST_HEADERS;
  return server;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Connection', 'close');
  response.end(`${message}\n`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { readRouteKinds } from '../cache/route-kinds.ts';
import type { Config } from '../config.ts';
import { imageStore } from '../image-store/open-store.ts';
import { LiveHub } from '../live/hub.ts';
import { log } from '../log.ts';
import { askNext } from '../page-bytes/ask-next.ts';
import { PageBytes } from '../page-bytes/page-bytes.ts';
import { doAtStop } from '../startup/at-stop.ts';
import { ASK_EACH_TIME, answerRequests } from './answer-requests.ts';
import { databaseAway } from './database-away.ts';
import { listenAll } from './listen.ts';
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

/**
 * Serves the site: Next behind our own HTTP server (answer-requests.ts), which stops without cutting
 * anybody off. `root` is the project's folder. Resolves when requests are answered.
 */
export async function serve(config: Config, root: string, dev: boolean): Promise<Site> {
  const app = next({ dev, dir: root, hostname: 'localhost', port: config.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const live = new LiveHub();
  const headers = securityHeaders({ https: config.siteUrl.startsWith('https:'), dev });
  const kindOf = dev ? undefined : readRouteKinds(join(root, '.next'));
  const ask = askNext(handle, () => ownHeaders(config));
  const isDatabaseAway = databaseAway(process.env.DATABASE_URL ?? '');
  const bytes =
    kindOf && new PageBytes({ ask, kindOf, headers, pageControl: ASK_EACH_TIME, isDatabaseAway });
  const answering = answerRequests({
    config,
    headers,
    bytes,
    kindOf,
    live,
    pictures: imageStore(),
    handle,
  });

  const behindProxy = config.trustedProxies > 0;
  const servers = await listenAll(config, () => makeServer(answering.onRequest, behindProxy));
  if (dev) {
    const upgrade = app.getUpgradeHandler();
    for (const server of servers) server.on('upgrade', upgrade);
  }
  if (!dev) await renderNotFound(config);
  return {
    async stop() {
      live.close();
      const drained = answering.drain();
      const closed = Promise.all(servers.map(close));
      await drained;
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

function makeServer(onRequest: RequestListener, behindProxy: boolean): Server {
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

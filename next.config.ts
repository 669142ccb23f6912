import { join } from 'node:path';
import type { NextConfig } from 'next';
import { WHOLE_ANSWERS } from './lib/platform/whole-answers.ts';

/**
 * A picture with its form. Next knows one limit for all actions; that only the desk of authors may
 * send so much, and others a tenth, is seen to by our own server (web-server/refuse-request.ts).
 */
const LARGEST_FORM = '20mb';

/** Seconds. */
const DAY = 24 * 60 * 60;

/**
 * What is kept goes when it is touched; time alone never makes it wrong. Once a day it is made anew
 * all the same, so that a touch that got lost does no harm for longer. 30 seconds is the shortest
 * that Next lets a browser reuse a page it has on a navigation by script.
 */
const KEPT = { stale: 30, revalidate: DAY, expire: 365 * DAY };

/**
 * What is fixed when the site is built. Nothing in it depends on how a site is configured: security
 * headers and the site's own address, to which forms are bound, are set by our own server
 * (lib/platform/web-server) while it runs.
 */
const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Our own server compresses, once for each page and not at every request.
  compress: false,
  // Pages and results of functions are kept in memory, until a tag of theirs is touched.
  cacheHandler: join(import.meta.dirname, 'lib/platform/cache/page-handler.ts'),
  cacheHandlers: { default: join(import.meta.dirname, 'lib/platform/cache/function-handler.ts') },
  cacheMaxMemorySize: 0,
  cacheLife: { kept: KEPT, default: KEPT },
  // Pages that are rendered at every request answer whole, with their real status.
  htmlLimitedBots: WHOLE_ANSWERS,
  // No picture is made smaller on request: the endpoint for it would only be something to attack.
  images: { unoptimized: true },
  // The files of these are loaded as they are: bundling breaks their dynamic parts.
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pino',
    'nodemailer',
    'graphile-worker',
  ],
  // A draft that somebody was sent: nobody is told where it was read, and nobody finds it.
  headers: async () => [
    {
      source: '/review/:token*',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
      ],
    },
  ],
  experimental: {
    serverActions: { bodySizeLimit: LARGEST_FORM },
  },
  // `npm test` checks all types; a slip in a test should not keep a site from starting.
  typescript: { ignoreBuildErrors: true },
  // Nothing but what is in the repository is written into it.
  agentRules: false,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1'],
};

export default config;

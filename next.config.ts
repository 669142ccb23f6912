import type { NextConfig } from 'next';
import { readConfig } from './lib/platform/config.ts';

/** The longest essay with its form; a comment is far below. */
const LARGEST_FORM = '1mb';

const read = readConfig(process.env);

/**
 * Security headers are set by our own server (lib/platform/web-server), on every answer and by the
 * configuration of the running site; headers given here would be fixed when the site is built.
 */
const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  // Prisma's and pg's own files are loaded as they are: bundling breaks their dynamic parts.
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', 'pino', 'nodemailer'],
  experimental: {
    serverActions: {
      bodySizeLimit: LARGEST_FORM,
      // Behind a proxy that passes its own Host on, forms still come from the site's address.
      allowedOrigins: read.ok ? [new URL(read.value.siteUrl).host] : [],
    },
  },
  // `npm test` checks all types; a slip in a test should not keep a site from starting.
  typescript: { ignoreBuildErrors: true },
  // Nothing but what is in the repository is written into it.
  agentRules: false,
  devIndicators: false,
};

export default config;

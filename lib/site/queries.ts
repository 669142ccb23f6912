import 'server-only';
import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { getConfig } from '#lib/platform/config.ts';
import { BUILD_EXAMPLE } from './rules.ts';

/** The site as its pages name it: its name, and its address without a slash at the end. */
export type Site = { name: string; url: string };

/** Name and address of this site, from the configuration. */
export function getSite(): Site {
  const { siteName, siteUrl } = getConfig();
  return { name: siteName, url: siteUrl };
}

/**
 * Whether this is `next build` rendering its example of a page, which has to be an ordinary page and
 * is never served. Asked for by a reader, the same address is not found.
 */
export function isBuildExample(part: string | undefined): boolean {
  return part === BUILD_EXAMPLE && process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD;
}

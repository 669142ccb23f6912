import 'server-only';
import { getConfig } from '#lib/platform/config.ts';

/** The site as its pages name it: its name, and its address without a slash at the end. */
export type Site = { name: string; url: string };

/** Name and address of this site, from the configuration. */
export function getSite(): Site {
  const { siteName, siteUrl } = getConfig();
  return { name: siteName, url: siteUrl };
}

import 'server-only';
import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { getConfig } from '#lib/platform/config.ts';
import { migrationState } from '#lib/platform/database-server/migration-state.ts';
import { databasePool } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
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

/** How long a monitor waits for the database (ms); more is the same as no. */
const READY_WAIT = 2_000;

/** Whether the site can do its work: the database answers and has every migration. */
export async function getReadiness(): Promise<{ ready: boolean; database: string }> {
  try {
    const waiting = Promise.withResolvers<never>();
    const timer = setTimeout(() => waiting.reject(new Error('no answer in time')), READY_WAIT);
    const state = await Promise.race([migrationState(databasePool()), waiting.promise]).finally(
      () => clearTimeout(timer),
    );
    if (state.pending.length === 0) return { ready: true, database: 'up to date' };
    return { ready: false, database: `${state.pending.length} migrations are missing` };
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return { ready: false, database: 'does not answer' };
  }
}

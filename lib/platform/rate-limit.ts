import 'server-only';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { databasePool } from './db.ts';
import { keyedHash } from './keyed-hash.ts';

/** How often something may happen: `points` within `seconds`, counted per key. */
type Limit = { points: number; seconds: number };

/**
 * Every limit of the site. Per client they are set for a hospital behind one address, per person
 * for somebody who types fast.
 */
export const limits = {
  /** Reading-like actions: previews. */
  preview: { points: 120, seconds: 60 },
  /** Comments, edits and deletions of one client. */
  write: { points: 30, seconds: 60 },
  /** Reactions of one client: a click each, and several people of a ward read on at once. */
  react: { points: 180, seconds: 60 },
  /** Looks at discussions, noted by the pages themselves: a whole hospital at its morning coffee. */
  visit: { points: 600, seconds: 60 },
  /** Saves of an author's desk. */
  publish: { points: 60, seconds: 60 },
  /** Saves by themselves: one every two seconds of each of twenty authors behind one address. */
  autosave: { points: 600, seconds: 60 },
  /** Pictures that are brought: each is decoded and made smaller several times. */
  picture: { points: 60, seconds: 600 },
  /** Files of a blog that are brought: each time all of it is read. */
  imports: { points: 20, seconds: 600 },
  /** A moderator clearing a queue by hand. */
  moderate: { points: 120, seconds: 60 },
  /** Reports and notices of one client: a ward shares an address, and each is read by a person. */
  report: { points: 20, seconds: 600 },
  /** Sign-out, display name. */
  account: { points: 20, seconds: 60 },
  /** Requests for a code by one client: a ward shares an address. */
  codePerClient: { points: 30, seconds: 600 },
  /** Requests for a code to one mail address: five mails in a quarter of an hour annoy enough. */
  codePerAddress: { points: 5, seconds: 900 },
  /** Requests for codes altogether: protects the mail server and the site's reputation. */
  codeOverall: { points: 300, seconds: 600 },
  /** Tries to enter a code by one client; each code has its own five tries besides. */
  tryPerClient: { points: 30, seconds: 600 },
  /** Files with all of a person's data: one to keep, and a few for what went wrong. */
  exports: { points: 5, seconds: 3600 },
  /** Mails to one person about answers: more in a day is a quarrel, and they know of it. */
  replyMails: { points: 20, seconds: 24 * 3600 },
  /** Mails switched off by their own links: mail programs do that for many people from one place. */
  stopMails: { points: 300, seconds: 60 },
  /** Receipts for notices to one mail address, which anybody can type: no way to fill a mailbox. */
  receiptPerAddress: { points: 3, seconds: 3600 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

const limiters = new Map<LimitName, RateLimiterPostgres>();

function limiterOf(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const { points, seconds } = limits[name];
  const made = new RateLimiterPostgres({
    // The pool is another one after the database was closed and opened again.
    storeClient: { query: (query: pg.QueryConfig) => databasePool().query(query) },
    storeType: 'pool',
    tableName: 'rate_limit',
    // Ours come with the migrations.
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // Old rows are cleared by the library itself, hourly.
    clearExpiredByTimeout: true,
  });
  limiters.set(name, made);
  return made;
}

/**
 * Counts one use of a limit. `key` (an address, a client) is stored as a keyed hash only.
 *
 * @returns null when it is within the limit, else the whole seconds to wait.
 */
export async function takeFromLimit(name: LimitName, key: string): Promise<number | null> {
  try {
    await limiterOf(name).consume(keyedHash('limit', key));
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
    throw refused;
  }
}

import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter } from 'next-auth/adapters';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import {
  type CookieJar,
  type CookieOptions,
  cookieName,
  forgetBrowser,
  serverCookie,
} from './cookie-jar.ts';
import { db, type Transaction } from './db.ts';
import { keyedHash, newToken } from './keyed-hash.ts';

/** However much it is used, a session ends after 30 days (OWASP ASVS 5.0, 7.3.2). */
export const SESSION_LIFE = 30 * DAY;

/** Two weeks without a visit end it sooner (ASVS 7.3.1): a holiday fits in, a lost phone hardly. */
export const SESSION_IDLE = 14 * DAY;

/** How often a visit is written down: more exact is not worth a write for each page. */
export const SESSION_TOUCH = DAY;

/** Name of the cookie that holds the session's token, as sent. */
export const sessionCookieName = (): string => cookieName('off-call-session');

/** The token as the database has it: who reads the database cannot sign in with what they find. */
export const stored = (token: string): string => keyedHash('session', token);

/**
 * next-auth's Prisma adapter with the session's token stored hashed, and no session living longer
 * than SESSION_LIFE. `client` may be a transaction.
 */
export function sessionAdapter(client: typeof db | Transaction = db) {
  // The adapter's types know only the client of the package, ours is generated elsewhere.
  const base = PrismaAdapter(client as never) as Required<Adapter>;
  return {
    ...base,
    async createSession(session) {
      await base.createSession({ ...session, sessionToken: stored(session.sessionToken) });
      return session;
    },
    async getSessionAndUser(sessionToken) {
      const found = await base.getSessionAndUser(stored(sessionToken));
      return found && { user: found.user, session: { ...found.session, sessionToken } };
    },
    async updateSession({ sessionToken, expires }) {
      const where = { sessionToken: stored(sessionToken) };
      const known = await client.session.findUnique({ where });
      if (!known || !expires) return null;
      const until = soonest(expires, later(known.createdAt, SESSION_LIFE));
      if (until > known.expires) await client.session.update({ where, data: { expires: until } });
      return { sessionToken, userId: known.userId, expires: until };
    },
    async deleteSession(sessionToken) {
      // Ending what has ended already is no error.
      await client.session.deleteMany({ where: { sessionToken: stored(sessionToken) } });
    },
  } satisfies Adapter;
}

const soonest = (one: Date, other: Date): Date => (one < other ? one : other);

/**
 * How long a session that is visited at `now` lasts from now on. Null when it is not a day since
 * that was written last, or when it can't last longer; the same rule as next-auth's (`updateAge`).
 */
export function lastsUntil(session: { expires: Date; createdAt: Date }, now: Date): Date | null {
  const isDue = session.expires.getTime() - SESSION_IDLE + SESSION_TOUCH <= now.getTime();
  const until = soonest(later(now, SESSION_IDLE), later(session.createdAt, SESSION_LIFE));
  return isDue && until > session.expires ? until : null;
}

/** The hint is read by scripts and names nobody. */
const hintCookie = (expires: Date): CookieOptions => ({
  ...serverCookie(expires),
  httpOnly: false,
});

/**
 * A new session for a person, under a new token (ASVS 7.2.4). Gives the token, which the caller
 * hands to the browser with `keepSession` once `client`'s transaction is through.
 */
export async function beginSession(
  client: typeof db | Transaction,
  personId: string,
  now: Date,
): Promise<string> {
  const sessionToken = newToken();
  const row = {
    sessionToken,
    userId: personId,
    expires: later(now, SESSION_IDLE),
    createdAt: now,
    codeAt: now,
  };
  await sessionAdapter(client).createSession(row);
  return sessionToken;
}

/** Gives the browser its session, and ends the one that it had before. */
export async function keepSession(jar: CookieJar, token: string, now: Date): Promise<void> {
  await endSessionRow(jar);
  handOver(jar, token, later(now, SESSION_LIFE));
}

/** A session under its new token, and how long its cookie may stand. */
export type RenewedSession = { token: string; until: Date };

/**
 * Notes that a person has typed a code in their living session of this browser, and gives it a new
 * token (ASVS 7.2.4); whose it is and how long it lasts stays. Gives null when there is no such
 * session. The caller hands the token over with `keepRenewed` once `client`'s transaction is through.
 */
export async function renewSession(
  client: typeof db | Transaction,
  jar: Pick<CookieJar, 'get'>,
  personId: string,
  now: Date,
): Promise<RenewedSession | null> {
  const before = jar.get(sessionCookieName())?.value;
  if (!before) return null;
  const token = newToken();
  const [session] = await client.session.updateManyAndReturn({
    where: { sessionToken: stored(before), userId: personId, expires: { gt: now } },
    data: { sessionToken: stored(token), codeAt: now },
    select: { createdAt: true },
  });
  return session ? { token, until: later(session.createdAt, SESSION_LIFE) } : null;
}

/** Gives the browser its renewed session. */
export function keepRenewed(jar: CookieJar, { token, until }: RenewedSession): void {
  handOver(jar, token, until);
}

/** When a code was last typed in this browser's session of a person; null without one. */
export async function codeTypedAt(
  jar: Pick<CookieJar, 'get'>,
  personId: string,
): Promise<Date | null> {
  const token = jar.get(sessionCookieName())?.value;
  if (!token) return null;
  const where = { sessionToken: stored(token), userId: personId };
  return (await db.session.findFirst({ where, select: { codeAt: true } }))?.codeAt ?? null;
}

function handOver(jar: CookieJar, token: string, until: Date): void {
  jar.set(sessionCookieName(), token, serverCookie(until));
  jar.set(SIGNED_IN_HINT, '1', hintCookie(until));
}

/** Ends this browser's session on the server and takes everything of the person's from it. */
export async function endSession(jar: CookieJar): Promise<void> {
  await endSessionRow(jar);
  forgetBrowser(jar);
  jar.set(sessionCookieName(), '', serverCookie(new Date(0)));
  jar.set(SIGNED_IN_HINT, '', hintCookie(new Date(0)));
}

/** Ends every session of a person but this browser's. Gives how many. */
export async function endOtherSessions(
  jar: Pick<CookieJar, 'get'>,
  personId: string,
): Promise<number> {
  const { count } = await db.session.deleteMany({ where: otherSessions(jar, personId) });
  return count;
}

/** How many living sessions a person has besides this browser's. */
export async function countOtherSessions(
  jar: Pick<CookieJar, 'get'>,
  personId: string,
  now: Date,
): Promise<number> {
  return db.session.count({ where: { ...otherSessions(jar, personId), expires: { gt: now } } });
}

function otherSessions(jar: Pick<CookieJar, 'get'>, personId: string) {
  const token = jar.get(sessionCookieName())?.value;
  return { userId: personId, NOT: token ? { sessionToken: stored(token) } : undefined };
}

async function endSessionRow(jar: Pick<CookieJar, 'get'>): Promise<void> {
  const token = jar.get(sessionCookieName())?.value;
  if (token) await sessionAdapter().deleteSession(token);
}

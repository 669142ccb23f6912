import 'server-only';
import { currentActor } from '#lib/platform/actor.ts';
import { ownSession } from '#lib/platform/auth.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { sentCookies } from '#lib/platform/sent-cookies.ts';
import { signInPage } from './rules.ts';
import { type CodeStep, type OwnSession, toCodeStep } from './views.ts';

/** The newest code that the asking browser asked for, or null if it asked for none lately. */
export async function getCodeStep(now: Date): Promise<CodeStep | null> {
  return readCodeStep(await sentCookies(), now);
}

/** The newest code that the browser of `jar` asked for, or null. */
export async function readCodeStep(
  jar: Pick<CookieJar, 'get'>,
  now: Date,
): Promise<CodeStep | null> {
  const browserHash = knownBrowser(jar);
  if (browserHash === null) return null;
  const code = await db.signInCode.findFirst({
    where: { browserHash },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { email: true, createdAt: true, usedAt: true, expiresAt: true, wrongTries: true },
  });
  return code && toCodeStep(code, now);
}

/**
 * Where somebody belongs who is signed in already and comes to a sign-in page: on to `next`, or to
 * choosing a name first. Null for a visitor, who stays.
 */
export async function whereSignedInBelongs(next: string, now: Date): Promise<string | null> {
  const actor = await currentActor(now);
  if (actor.personId === null) return null;
  return actor.name === null ? signInPage('/sign-in/name', next) : next;
}

/** The session of whoever asks, or null for a visitor. */
export async function getOwnSession(): Promise<OwnSession | null> {
  const session = await ownSession();
  return session && { user: { name: session.user?.name ?? null }, expires: session.expires };
}

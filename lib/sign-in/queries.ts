import 'server-only';
import { currentActor } from '#lib/platform/actor.ts';
import { ownSession } from '#lib/platform/auth.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { sentCookies } from '#lib/platform/sent-cookies.ts';
import { maskAddress, signInPage } from './rules.ts';
import { type CodeStep, type OwnSession, toCodeStep } from './views.ts';

/** The newest code that the asking browser asked for, or null if it asked for none lately. */
export async function getCodeStep(now: Date): Promise<CodeStep | null> {
  return readCodeStep(await sentCookies(), null, now);
}

/** The newest code by which a signed-in person is to confirm this browser's session, or null. */
export async function getConfirmStep(personId: string, now: Date): Promise<CodeStep | null> {
  return readCodeStep(await sentCookies(), personId, now);
}

/**
 * The address of a signed-in person as their page shows it, its middle left out; null when the
 * account is gone.
 */
export async function getOwnMaskedAddress(personId: string): Promise<string | null> {
  const person = await db.user.findUnique({ where: { id: personId }, select: { email: true } });
  return person && maskAddress(person.email);
}

/**
 * The newest code that the browser of `jar` asked for, or null. `personId` as in the row: null for
 * one that signs in.
 */
export async function readCodeStep(
  jar: Pick<CookieJar, 'get'>,
  personId: string | null,
  now: Date,
): Promise<CodeStep | null> {
  const browserHash = knownBrowser(jar);
  if (browserHash === null) return null;
  const code = await db.signInCode.findFirst({
    where: { browserHash, personId },
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

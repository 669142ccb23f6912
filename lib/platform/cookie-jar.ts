import { getConfig } from './config.ts';
import { keyedHash, newToken } from './keyed-hash.ts';

/** What an action may do with the browser's cookies; Next's cookie store and a test's map both fit. */
export type CookieJar = {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): unknown;
  delete(name: string): unknown;
};

export type CookieOptions = {
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax' | 'strict';
  path: '/';
  expires?: Date;
};

/** Whether people reach the site over https, so that cookies can be kept to it. */
export function isSecureSite(): boolean {
  return getConfig().siteUrl.startsWith('https://');
}

/**
 * The cookie's name as sent: with https the `__Host-` prefix ties it to this host and to https
 * (OWASP ASVS 5.0, 3.3.1).
 */
export function cookieName(name: string): string {
  return isSecureSite() ? `__Host-${name}` : name;
}

/** Options of every cookie that only the server reads. */
export function serverCookie(expires?: Date): CookieOptions {
  return { httpOnly: true, secure: isSecureSite(), sameSite: 'lax', path: '/', expires };
}

const BROWSER = 'off-call-browser';

/**
 * The keyed hash of this browser's own random token, which binds what it started (a sign-in, an
 * unposted comment) to it. Null when the browser has none yet.
 */
export function knownBrowser(jar: Pick<CookieJar, 'get'>): string | null {
  const token = jar.get(cookieName(BROWSER))?.value;
  return token ? keyedHash('browser', token) : null;
}

/** As knownBrowser, but gives the browser a token (until it is closed) when it has none. */
export function bindBrowser(jar: CookieJar): string {
  const known = knownBrowser(jar);
  if (known) return known;
  const token = newToken();
  jar.set(cookieName(BROWSER), token, serverCookie());
  return keyedHash('browser', token);
}

/**
 * Takes the browser's token away, so that the next person at a shared machine finds nothing of what
 * the last one started. Cookies are set to the past, not deleted: a browser ignores what takes away
 * a `__Host-` cookie without naming all its attributes.
 */
export function forgetBrowser(jar: CookieJar): void {
  jar.set(cookieName(BROWSER), '', serverCookie(new Date(0)));
}

import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { keepRenewed, type RenewedSession, renewSession } from '#lib/platform/session.ts';
import { reasons } from '#lib/policy/reasons.ts';
import { NO_CODE, tryCode } from './try-code.ts';

/**
 * Notes that a person has typed a fresh code in their session of this browser, which gets a new
 * token. Whose session it is cannot change: the code has to be one that was sent to confirm this
 * person, in this browser.
 *
 * Fails on the field `code` as `tryCode` does, and with `sign-in-first` when the session is over.
 */
export async function confirmSession(request: {
  personId: string;
  code: string;
  jar: CookieJar;
  now: Date;
}): Promise<Result<null>> {
  const { personId, code, jar, now } = request;
  const browserHash = knownBrowser(jar);
  if (browserHash === null) return NO_CODE;
  const renewed = await db.$transaction(async (tx): Promise<Result<RenewedSession>> => {
    const right = await tryCode(tx, { browserHash, personId, code, now });
    if (!right.ok) return right;
    const session = await renewSession(tx, jar, personId, now);
    return session ? ok(session) : fail('sign-in-first', reasons['sign-in-first']);
  });
  if (!renewed.ok) return renewed;
  keepRenewed(jar, renewed.value);
  return ok(null);
}

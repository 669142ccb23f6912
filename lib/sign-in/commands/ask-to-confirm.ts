import { fail, ok, type Result } from '#lib/kernel/result.ts';
import type { CookieJar } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { sendCode } from './request-code.ts';

/**
 * Sends a code to a signed-in person's own address, by which they confirm in this browser that it
 * is they. Fails as `requestCode` does, and with `not-found` when the account is gone.
 */
export async function askToConfirm(request: {
  personId: string;
  jar: CookieJar;
  now: Date;
}): Promise<Result<{ askedAt: Date }>> {
  const { personId, jar, now } = request;
  const person = await db.user.findUnique({ where: { id: personId }, select: { email: true } });
  if (!person) return fail('not-found', 'This account does not exist any more.');
  const sent = await sendCode({ email: person.email, personId, jar, now });
  return sent.ok ? ok({ askedAt: now }) : sent;
}

import { ok, type Result } from '#lib/kernel/result.ts';
import { restoreSuspension } from '#lib/people/port.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { beginSession, keepSession, sessionAdapter } from '#lib/platform/session.ts';
import { NO_CODE, tryCode } from './try-code.ts';

/** Who signed in. `named` is false until they have chosen a display name. */
export type SignedIn = { personId: string; named: boolean };

/**
 * Signs a person in by the code from their mail, typed into the browser that asked for it; an
 * address that is new becomes an account. Tries are counted, and the code is used, under a lock on
 * its row: of many tries at once one wins and none is free.
 *
 * Fails on the field `code` with `no-code`, `code-wrong`, `code-dead`, `code-used` or
 * `code-expired`.
 */
export async function redeemCode(request: {
  code: string;
  jar: CookieJar;
  now: Date;
}): Promise<Result<SignedIn>> {
  const { code, jar, now } = request;
  const browserHash = knownBrowser(jar);
  if (browserHash === null) return NO_CODE;
  const redeemed = await db.$transaction((tx) => redeem(tx, { browserHash, code, now }));
  if (!redeemed.ok) return redeemed;
  const { token, ...signedIn } = redeemed.value;
  await keepSession(jar, token, now);
  return ok(signedIn);
}

async function redeem(
  tx: Transaction,
  tried: { browserHash: string; code: string; now: Date },
): Promise<Result<SignedIn & { token: string }>> {
  const right = await tryCode(tx, { ...tried, personId: null });
  if (!right.ok) return right;
  const person = await personOf(tx, right.value.email, tried.now);
  const token = await beginSession(tx, person.id, tried.now);
  return ok({ personId: person.id, named: person.name !== null, token });
}

/**
 * The account of an address, made at its first sign-in; suspended if one with this address was
 * deleted while it was.
 */
async function personOf(
  tx: Transaction,
  email: string,
  now: Date,
): Promise<{ id: string; name: string | null }> {
  // Two first sign-ins with one address at once make one account.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`;
  const known = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } });
  if (known) return known;
  // The database gives the id; the adapter's type wants one all the same.
  const account = { id: '', email, emailVerified: now, name: null, createdAt: now };
  const made = await sessionAdapter(tx).createUser(account);
  await restoreSuspension(tx, { id: made.id, email }, now);
  return { id: made.id, name: null };
}

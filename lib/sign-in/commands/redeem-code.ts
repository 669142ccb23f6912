import { timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db, type Transaction } from '#lib/platform/db.ts';
import { beginSession, keepSession, sessionAdapter } from '#lib/platform/session.ts';
import { CODE_END_TEXTS, codeEnd, MOST_TRIES, wrongCodeText } from '../rules.ts';
import { hashOf } from './request-code.ts';

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

const NO_CODE = fail(
  'no-code',
  'No code was asked for in this browser lately. Ask for one here, then type it here.',
  'code',
);

async function redeem(
  tx: Transaction,
  tried: { browserHash: string; code: string; now: Date },
): Promise<Result<SignedIn & { token: string }>> {
  const known = await lockNewestCode(tx, tried.browserHash);
  if (!known) return NO_CODE;
  const end = codeEnd(known, tried.now);
  if (end !== null) return fail(end, CODE_END_TEXTS[end], 'code');

  if (!isSame(known.codeHash, hashOf(known.id, tried.code))) {
    const { wrongTries } = await tx.signInCode.update({
      where: { id: known.id },
      data: { wrongTries: { increment: 1 } },
    });
    return wrongTries >= MOST_TRIES
      ? fail('code-dead', CODE_END_TEXTS['code-dead'], 'code')
      : fail('code-wrong', wrongCodeText(wrongTries), 'code');
  }

  await tx.signInCode.update({ where: { id: known.id }, data: { usedAt: tried.now } });
  const person = await personOf(tx, known.email, tried.now);
  const token = await beginSession(tx, person.id, tried.now);
  return ok({ personId: person.id, named: person.name !== null, token });
}

/** Only the newest code of a browser counts, also if two were asked for at the same time. */
async function lockNewestCode(tx: Transaction, browserHash: string) {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM sign_in_code WHERE browser_hash = ${browserHash}
    ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`;
  return row ? tx.signInCode.findUnique({ where: { id: row.id } }) : null;
}

/** The account of an address, made at its first sign-in. */
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
  return { id: made.id, name: null };
}

/** Compares two hashes in a time that does not depend on where they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

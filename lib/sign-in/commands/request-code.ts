import { randomInt } from 'node:crypto';
import { newId } from '#lib/kernel/ids.ts';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { later } from '#lib/kernel/time.ts';
import { getConfig } from '#lib/platform/config.ts';
import { bindBrowser, type CookieJar } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { keyedHash, newToken } from '#lib/platform/keyed-hash.ts';
import { sendMail } from '#lib/platform/mail/send-mail.ts';
import { takeFromLimit } from '#lib/platform/rate-limit.ts';
import { codeMail } from '../mail.tsx';
import { CODE_DIGITS, CODE_LIFE, codeEnd } from '../rules.ts';
import { KEPT_AFTER_END } from './forget-ended.ts';

/**
 * Sends a sign-in code to an address and binds it to the browser that asked; older codes of that
 * browser die. Nobody is looked up: whether the address has an account cannot be told from the
 * answer, from its time, or from whether a mail goes out. An address that had its share of mails
 * gets no further one for a while and the answer stays the same.
 *
 * Fails with `too-often` when the whole site sends too many codes, and with `mail-failed`; then
 * nothing has changed.
 */
export async function requestCode(request: {
  email: string;
  jar: CookieJar;
  now: Date;
}): Promise<Result<null>> {
  return sendCode({ ...request, personId: null });
}

/**
 * Sends a code to an address, as `requestCode` says. With `personId`, whose address it is, the code
 * confirms a session of that person's and signs nobody in.
 */
export async function sendCode(request: {
  email: string;
  personId: string | null;
  jar: CookieJar;
  now: Date;
}): Promise<Result<null>> {
  const { email, personId, jar, now } = request;
  const browserHash = bindBrowser(jar);
  if ((await takeFromLimit('codeOverall', 'site')) !== null) {
    return fail(
      'too-often',
      'Very many people are asking for codes just now. Please try again in ten minutes.',
    );
  }
  if ((await takeFromLimit('codePerAddress', email)) !== null) {
    await rememberWithoutMail({ email, personId, browserHash, now });
    return ok(null);
  }

  const id = newId();
  const code = newCode();
  const { siteName, siteUrl } = getConfig();
  const purpose = personId === null ? 'sign-in' : 'confirm';
  const mail = await codeMail({ code, purpose, siteName, siteUrl });
  const sent = await sendMail({ to: email, ...mail });
  if (!sent.ok) return sent;
  await replaceCodes({ id, email, personId, browserHash, codeHash: hashOf(id, code), now });
  return ok(null);
}

/** The hash of a code, with its row's id as part of the purpose: equal codes have unequal hashes. */
export function hashOf(id: string, code: string): string {
  return keyedHash(`sign-in-code:${id}`, code);
}

function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

type NewCode = {
  id: string;
  email: string;
  personId: string | null;
  browserHash: string;
  codeHash: string;
  now: Date;
};

async function replaceCodes({ now, ...code }: NewCode): Promise<void> {
  await db.$transaction([
    db.signInCode.deleteMany({ where: { browserHash: code.browserHash } }),
    db.signInCode.deleteMany({ where: { expiresAt: { lt: later(now, -KEPT_AFTER_END) } } }),
    db.signInCode.create({ data: { ...code, createdAt: now, expiresAt: later(now, CODE_LIFE) } }),
  ]);
}

/**
 * The code page looks as if a mail had gone out. A living code for the same address stays, since
 * its mail did go out; otherwise the row that stands there has a code that nobody can type.
 */
async function rememberWithoutMail(request: {
  email: string;
  personId: string | null;
  browserHash: string;
  now: Date;
}): Promise<void> {
  const { email, personId, browserHash, now } = request;
  const newest = await db.signInCode.findFirst({
    where: { browserHash, personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (newest?.email === email && codeEnd(newest, now) === null) return;
  const id = newId();
  await replaceCodes({ id, email, personId, browserHash, codeHash: hashOf(id, newToken()), now });
}

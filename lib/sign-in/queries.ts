import 'server-only';
import { type CookieJar, knownBrowser } from '#lib/platform/cookie-jar.ts';
import { db } from '#lib/platform/db.ts';
import { type CodeStep, toCodeStep } from './views.ts';

/** The newest code that this browser asked for, or null if it asked for none lately. */
export async function getCodeStep(
  jar: Pick<CookieJar, 'get'>,
  now: Date,
): Promise<CodeStep | null> {
  const browserHash = knownBrowser(jar);
  if (browserHash === null) return null;
  const code = await db.signInCode.findFirst({
    where: { browserHash },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { email: true, usedAt: true, expiresAt: true, wrongTries: true },
  });
  return code && toCodeStep(code, now);
}

import { ok, type Result } from '#lib/kernel/result.ts';
import type { CookieJar } from '#lib/platform/cookie-jar.ts';
import { endOtherSessions, endSession } from '#lib/platform/session.ts';

/** Signs this browser out: on the server, and by taking its cookies away. */
export async function signOutHere(jar: CookieJar): Promise<Result<null>> {
  await endSession(jar);
  return ok(null);
}

/** Signs a person out everywhere but in this browser. Gives how many sessions ended. */
export async function signOutElsewhere(
  jar: CookieJar,
  personId: string,
): Promise<Result<{ ended: number }>> {
  return ok({ ended: await endOtherSessions(jar, personId) });
}

import { db } from '#lib/platform/db.ts';
import { beginSession, sessionCookieName } from '#lib/platform/session.ts';
import { makePerson } from '#lib/testing/factories.ts';

/** Somebody who comments, with the cookie of their session. */
export type Writer = { personId: string; name: string; cookie: string };

/** People with a session each, who could be signed in. */
export async function makeWriters(count: number, now: Date): Promise<Writer[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const { personId, name } = await makePerson({ now });
      const token = await beginSession(db, personId, now);
      return { personId, name, cookie: `${sessionCookieName()}=${token}` };
    }),
  );
}

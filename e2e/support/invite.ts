import { newId } from '#lib/kernel/ids.ts';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { db } from '#lib/platform/db.ts';
import { beginSession, sessionCookieName } from '#lib/platform/session.ts';
import type { Guest, StageInside } from './stage.ts';

/** Names of the cookies by which the site knows a guest. */
export const guestCookies = (): StageInside['cookies'] => ({
  session: sessionCookieName(),
  hint: SIGNED_IN_HINT,
});

/** Signs somebody in without a mail, for tests that are about something else. */
export async function invite(
  person: { personId: string; name: string },
  now: Date,
): Promise<Guest> {
  return {
    personId: person.personId,
    name: person.name,
    session: await beginSession(db, person.personId, now),
  };
}

/** Somebody who has typed the code and not yet chosen a name. */
export async function inviteNameless(now: Date): Promise<Guest> {
  const { id } = await db.user.create({
    data: { email: `${newId()}@example.org`, emailVerified: now, createdAt: now },
  });
  return invite({ personId: id, name: '' }, now);
}

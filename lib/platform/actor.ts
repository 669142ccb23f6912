import 'server-only';
import { type Actor, kindsOf, VISITOR } from '#lib/policy/actor.ts';
import { signedInPersonId } from './auth.ts';
import { db } from './db.ts';

/** The actor behind an account, with everything the policy asks about; a visitor if it is gone. */
export async function actorOf(personId: string, now: Date): Promise<Actor> {
  const person = await db.user.findUnique({
    where: { id: personId },
    select: {
      name: true,
      createdAt: true,
      roles: { select: { role: true } },
      suspensions: {
        where: { startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { id: true },
        take: 1,
      },
    },
  });
  if (!person) return VISITOR;
  const standing = {
    createdAt: person.createdAt,
    roles: person.roles.map((grant) => grant.role),
    suspended: person.suspensions.length > 0,
  };
  return { personId, name: person.name, kinds: kindsOf(standing, now) };
}

/**
 * Who asks, from the session cookie of the request. Anything but a whole, living session is a
 * visitor: a broken configuration closes doors, it never opens one.
 */
export async function currentActor(now: Date): Promise<Actor> {
  const personId = await signedInPersonId();
  return personId === null ? VISITOR : actorOf(personId, now);
}

import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { connection } from 'next/server';
import { type Actor, CODE_FRESH_FOR, kindsOf, type Standing, VISITOR } from '#lib/policy/actor.ts';
import { databasePool } from './db.ts';
import { log } from './log.ts';
import { sentCookies } from './sent-cookies.ts';
import { lastsUntil, sessionCookieName, stored } from './session.ts';

/** What the policy asks about an account. */
type Person = Standing & { id: string; name: string | null };

const PERSON = `
  p.id, p.name, p.created_at AS "createdAt",
  ARRAY(SELECT role::text FROM role_grant WHERE person_id = p.id ORDER BY role) AS roles,
  EXISTS (
    SELECT FROM suspension
    WHERE person_id = p.id AND starts_at <= $2::timestamptz
      AND (ends_at IS NULL OR ends_at > $2::timestamptz)
  ) AS suspended`;

const READ_PERSON = {
  name: 'off-call-actor-of-person',
  text: `SELECT ${PERSON} FROM person p WHERE p.id = $1::uuid`,
};

const READ_SESSION = {
  name: 'off-call-actor-of-session',
  text: `
    SELECT s.expires AS "sessionExpires", s.created_at AS "sessionCreatedAt",
      s.code_at AS "codeAt", ${PERSON}
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.session_token = $1::text`,
};

/**
 * The actor behind an account as if a code had just been typed, with everything the policy asks
 * about; a visitor if it is gone. For what happens outside of a request.
 */
export async function actorOf(personId: string, now: Date): Promise<Actor> {
  const { rows } = await databasePool().query<Person>({ ...READ_PERSON, values: [personId, now] });
  return rows[0] ? toActor(rows[0], true, now) : VISITOR;
}

/**
 * Who asks, from the session cookie of the request, in one statement. Anything but a whole, living
 * session is a visitor: whatever is wrong closes doors, it never opens one. The rules are those by
 * which next-auth reads a session (auth.ts): one that is over is taken away, and a visit makes it
 * last longer, written down once a day. Waits for a request, so that no page that asks can be
 * rendered ahead of time.
 */
export async function currentActor(now: Date): Promise<Actor> {
  await connection();
  try {
    const token = (await sentCookies()).get(sessionCookieName())?.value;
    return token ? await actorOfSession(stored(token), now) : VISITOR;
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error }, 'the session could not be read');
    return VISITOR;
  }
}

type Session = Person & { sessionExpires: Date; sessionCreatedAt: Date; codeAt: Date };

async function actorOfSession(token: string, now: Date): Promise<Actor> {
  const { rows } = await databasePool().query<Session>({ ...READ_SESSION, values: [token, now] });
  const [found] = rows;
  if (!found) return VISITOR;
  const session = { expires: found.sessionExpires, createdAt: found.sessionCreatedAt };
  if (session.expires <= now) {
    await databasePool().query('DELETE FROM session WHERE session_token = $1', [token]);
    return VISITOR;
  }
  const until = lastsUntil(session, now);
  if (until) {
    const change = 'UPDATE session SET expires = $2 WHERE session_token = $1 AND expires < $2';
    await databasePool().query(change, [token, until]);
  }
  const confirmed = now.getTime() - found.codeAt.getTime() < CODE_FRESH_FOR;
  return toActor(found, confirmed, now);
}

function toActor(person: Person, confirmed: boolean, now: Date): Actor {
  return { personId: person.id, name: person.name, kinds: kindsOf(person, now), confirmed };
}

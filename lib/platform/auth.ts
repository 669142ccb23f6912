import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { connection } from 'next/server';
import NextAuth, { type Session } from 'next-auth';
import { isId } from '#lib/kernel/ids.ts';
import { SECOND } from '#lib/kernel/time.ts';
import { getConfig } from './config.ts';
import { isSecureSite, serverCookie } from './cookie-jar.ts';
import { log } from './log.ts';
import { SESSION_IDLE, SESSION_TOUCH, sessionAdapter, sessionCookieName } from './session.ts';

// Given as a function, so that nothing is read from the environment when the module is loaded.
const { auth } = NextAuth(() => ({
  adapter: sessionAdapter(),
  // A code typed by a person is the only way in (lib/sign-in); next-auth keeps the sessions.
  providers: [],
  secret: getConfig().authSecret,
  trustHost: true,
  useSecureCookies: isSecureSite(),
  cookies: { sessionToken: { name: sessionCookieName(), options: serverCookie() } },
  session: {
    strategy: 'database',
    maxAge: SESSION_IDLE / SECOND,
    updateAge: SESSION_TOUCH / SECOND,
  },
  pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
  callbacks: {
    session: ({ session, user }) => ({
      expires: session.expires,
      user: { id: user.id, name: user.name },
    }),
  },
  logger: {
    error: (error) => log.error({ err: error }, 'the session could not be read'),
    warn: (code) => log.warn({ code }, 'next-auth warns'),
    debug: () => {},
  },
}));

/**
 * The person of this request's session, or null for a visitor. Whatever is wrong (cookie, secret,
 * configuration, database) makes a visitor: it closes doors, it never opens one. Waits for a
 * request, so that no page that asks can be rendered ahead of time.
 */
export async function signedInPersonId(): Promise<string | null> {
  const id = (await ownSession())?.user?.id;
  return id !== undefined && isId(id) ? id : null;
}

/** The session of this request as next-auth gives it, with the person's id and name; else null. */
export async function ownSession(): Promise<Session | null> {
  await connection();
  try {
    return await auth();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error }, 'the session could not be read');
    return null;
  }
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { VISITOR } from '#lib/policy/actor.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';

// What Next gives a request, in its place: nothing of ours is replaced.
let sent = new Headers();
vi.mock('next/headers', () => ({ headers: async () => sent, cookies: async () => memoryJar() }));
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: async () => {},
}));

const { db, empty, countQueries } = testDatabase();
const secret = process.env.AUTH_SECRET;

/** The modules as a new process would load them, with what the environment says now. */
async function newProcess() {
  vi.resetModules();
  const [auth, session, actor] = await Promise.all([
    import('./auth.ts'),
    import('./session.ts'),
    import('./actor.ts'),
  ]);
  return { ...auth, ...session, ...actor };
}

async function signedIn() {
  const { beginSession, sessionCookieName } = await newProcess();
  const { id } = await db.user.create({ data: { email: 'anna@example.org', name: 'Anna' } });
  const token = await beginSession(db, id, new Date());
  sent = new Headers({ host: 'localhost:3000', cookie: `${sessionCookieName()}=${token}` });
  return { id, token };
}

beforeEach(async () => {
  await empty();
  sent = new Headers({ host: 'localhost:3000' });
});

afterEach(() => {
  process.env.AUTH_SECRET = secret;
  for (const name of ['AUTH_URL', 'SITE_URL', 'SMTP_URL']) delete process.env[name];
});

describe('who asks', () => {
  test('the person of a living session, with no more than id and name', async () => {
    const { id } = await signedIn();
    const { signedInPersonId, ownSession, currentActor } = await newProcess();
    expect(await signedInPersonId()).toBe(id);
    expect((await ownSession())?.user).toEqual({ id, name: 'Anna' });
    expect(await currentActor(new Date())).toMatchObject({ personId: id, kinds: ['newcomer'] });
  });

  test('nobody without a cookie, with a foreign one, or after the session ended', async () => {
    const { token } = await signedIn();
    const { signedInPersonId, sessionAdapter } = await newProcess();
    const [row] = await db.session.findMany();
    const cookies = [
      '',
      'off-call-session=',
      'off-call-session=unknown',
      // What the database holds is not the token.
      `off-call-session=${row?.sessionToken}`,
      // Another cookie's name is not ours.
      `authjs.session-token=${token}`,
      `__Host-off-call-session=${token}`,
      `off-call-session=${'x'.repeat(100_000)}`,
    ];
    for (const cookie of cookies) {
      sent = new Headers({ host: 'localhost:3000', cookie });
      expect(await signedInPersonId(), cookie.slice(0, 60)).toBeNull();
    }
    sent = new Headers({ host: 'localhost:3000', cookie: `off-call-session=${token}` });
    expect(await signedInPersonId()).not.toBeNull();
    await sessionAdapter().deleteSession(token);
    expect(await signedInPersonId()).toBeNull();
  });

  test('an actor is asked by one statement, and is nobody in the same cases', async () => {
    const { id, token } = await signedIn();
    const { currentActor, sessionAdapter } = await newProcess();
    const [row] = await db.session.findMany();
    const asked = await countQueries(() => currentActor(new Date()));
    expect(asked).toMatchObject({ count: 1, result: { personId: id, name: 'Anna' } });
    for (const cookie of ['', 'off-call-session=', `off-call-session=${row?.sessionToken}`]) {
      sent = new Headers({ host: 'localhost:3000', cookie });
      expect(await currentActor(new Date()), cookie).toEqual(VISITOR);
    }
    sent = new Headers({ host: 'localhost:3000', cookie: `off-call-session=${token}` });
    expect(await currentActor(new Date())).toMatchObject({ personId: id });
    await sessionAdapter().deleteSession(token);
    expect(await currentActor(new Date())).toEqual(VISITOR);
  });

  test('an actor has their roles, and none of them while suspended', async () => {
    const { id } = await signedIn();
    const { currentActor, actorOf } = await newProcess();
    const now = new Date();
    await db.roleGrant.createMany({
      data: (['author', 'moderator'] as const).map((role) => ({
        userId: id,
        role,
        grantedAt: now,
      })),
    });
    const kinds = (await currentActor(now)).kinds;
    expect([...kinds].sort()).toEqual(['author', 'member', 'moderator']);
    expect(await actorOf(id, now)).toEqual(await currentActor(now));
    await db.suspension.create({
      data: {
        id: crypto.randomUUID(),
        userId: id,
        startsAt: now,
        endsAt: later(now, DAY),
        explanation: 'For a test.',
      },
    });
    for (const [at, expected] of [
      [later(now, -1), 3],
      [now, 1],
      [later(now, DAY - 1), 1],
      [later(now, DAY), 3],
    ] as const) {
      expect((await currentActor(at)).kinds).toHaveLength(expected);
    }
  });

  test('nobody once the session is over, and then its row is gone', async () => {
    await signedIn();
    await db.session.updateMany({ data: { expires: later(new Date(), -1) } });
    const { signedInPersonId } = await newProcess();
    expect(await signedInPersonId()).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test('nor an actor', async () => {
    await signedIn();
    const { currentActor } = await newProcess();
    const [row] = await db.session.findMany();
    expect(await currentActor(row?.expires ?? new Date())).toEqual(VISITOR);
    expect(await db.session.count()).toBe(0);
  });

  test('a visit after a day makes the session last longer', async () => {
    await signedIn();
    const { SESSION_IDLE, signedInPersonId } = await newProcess();
    const before = later(new Date(), SESSION_IDLE - 2 * DAY);
    await db.session.updateMany({ data: { expires: before } });
    await signedInPersonId();
    const [row] = await db.session.findMany();
    expect(row?.expires.getTime()).toBeGreaterThan(before.getTime() + DAY);
  });

  test('so does an act, written once a day and never beyond the session’s life', async () => {
    await signedIn();
    const { currentActor, SESSION_IDLE, SESSION_LIFE, SESSION_TOUCH } = await newProcess();
    const [begun] = await db.session.findMany();
    const from = begun?.createdAt ?? new Date(0);
    const visit = async (after: number) => {
      const { count } = await countQueries(() => currentActor(later(from, after)));
      const [row] = await db.session.findMany();
      return [count, (row?.expires.getTime() ?? 0) - from.getTime()];
    };
    expect(await visit(SESSION_TOUCH - 1)).toEqual([1, SESSION_IDLE]);
    expect(await visit(SESSION_TOUCH)).toEqual([2, SESSION_TOUCH + SESSION_IDLE]);
    expect(await visit(SESSION_TOUCH + 1)).toEqual([1, SESSION_TOUCH + SESSION_IDLE]);
    expect(await visit(10 * DAY)).toEqual([2, 10 * DAY + SESSION_IDLE]);
    expect(await visit(20 * DAY)).toEqual([2, SESSION_LIFE]);
    expect(await visit(SESSION_LIFE - 1)).toEqual([1, SESSION_LIFE]);
    expect(await visit(SESSION_LIFE)).toEqual([2, -from.getTime()]);
  });

  test('headers that lie about host and protocol change nothing', async () => {
    const { id } = await signedIn();
    const { signedInPersonId } = await newProcess();
    sent.set('x-forwarded-host', 'evil.example');
    sent.set('x-forwarded-proto', 'https');
    sent.set('authorization', 'Bearer %%%');
    expect(await signedInPersonId()).toBe(id);
  });
});

test('over https the cookies belong to this host and to https alone', async () => {
  process.env.SITE_URL = 'https://offcall.example';
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  const { id, token } = await signedIn();
  const { keepSession, endSession, signedInPersonId } = await newProcess();
  const jar = memoryJar();
  await keepSession(jar, token, new Date());
  expect(jar.names()).toEqual(['__Host-off-call-session', 'off-call-signed-in']);
  for (const name of jar.names()) {
    expect(jar.options(name)).toMatchObject({ secure: true, sameSite: 'lax', path: '/' });
  }
  sent = new Headers({ host: 'offcall.example', cookie: jar.header() });
  expect(await signedInPersonId()).toBe(id);
  sent = new Headers({ host: 'offcall.example', cookie: `off-call-session=${token}` });
  expect(await signedInPersonId()).toBeNull();
  await endSession(jar);
  expect(jar.names()).toEqual([]);
});

describe('a broken configuration closes everything', () => {
  test.each([
    ['another secret', 'another-secret-another-secret-another-secret'],
    ['a secret that is too short', 'short'],
    ['an empty secret', ''],
    ['no secret', undefined],
  ])('%s', async (_what, wrong) => {
    await signedIn();
    if (wrong === undefined) delete process.env.AUTH_SECRET;
    else process.env.AUTH_SECRET = wrong;
    const { signedInPersonId, ownSession, currentActor } = await newProcess();
    expect(await signedInPersonId()).toBeNull();
    expect(await ownSession()).toBeNull();
    expect(await currentActor(new Date())).toMatchObject({ personId: null, kinds: ['visitor'] });
  });

  test('an address of next-auth that is no address', async () => {
    await signedIn();
    process.env.AUTH_URL = 'not an address';
    const { signedInPersonId } = await newProcess();
    expect(await signedInPersonId()).toBeNull();
  });

  test('a host that is no host', async () => {
    await signedIn();
    const { signedInPersonId } = await newProcess();
    sent.set('x-forwarded-host', 'a b/c');
    expect(await signedInPersonId()).toBeNull();
  });
});

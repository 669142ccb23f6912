import { describe, expect, test } from 'vitest';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { actorOf } from '#lib/platform/actor.ts';
import { limits } from '#lib/platform/rate-limit.ts';
import { ACTOR_KINDS } from '#lib/policy/actor.ts';
import { act, actorOfKind } from '#lib/testing/act.ts';
import { codeFromMail } from '#lib/testing/code-from-mail.ts';
import { type MemoryJar, memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { endOtherSessions, redeemCode, requestCode, signOut } from './actions.ts';

const { db } = testDatabase();
const SESSION = 'off-call-session';
const NOBODY = '01939a4e-7a2b-7c3d-8e4f-0123456789ab';

/** Signs in by the forms and gives the person. */
async function signIn(email: string, cookies: MemoryJar, next = '/') {
  const asked = await act(requestCode, { email, next }, { cookies });
  const code = (await codeFromMail(email)) ?? '';
  const begun = await act(redeemCode, { code, next }, { cookies });
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  return { asked, begun, id, actor: await actorOf(id, new Date()) };
}

describe('signing in by the forms', () => {
  test('leads from the address to the code to the name, and never loses the way back', async () => {
    const cookies = memoryJar();
    const { asked, begun } = await signIn('anna@example.org', cookies, '/essays/a#comment-3');
    expect(asked.leadsTo).toBe('/sign-in/code?next=%2Fessays%2Fa%23comment-3');
    expect(begun.leadsTo).toBe('/sign-in/name?next=%2Fessays%2Fa%23comment-3');
    expect(cookies.get(SIGNED_IN_HINT)?.value).toBe('1');
  });

  test('leads straight back when the person has a name', async () => {
    await db.user.create({ data: { email: 'bob@example.org', name: 'Bob', nameKey: 'bob' } });
    const { begun } = await signIn('bob@example.org', memoryJar(), '/account');
    expect(begun.leadsTo).toBe('/account');
  });

  test('never leads away from the site', async () => {
    const email = 'away@example.org';
    await db.user.create({ data: { email, name: 'Away', nameKey: 'away' } });
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const { asked, begun } = await signIn(email, memoryJar(), next);
      expect([asked.leadsTo, begun.leadsTo]).toEqual(['/sign-in/code', '/']);
    }
  });

  test('asking again leads to the same page, which says so', async () => {
    const cookies = memoryJar();
    const form = { email: 'again@example.org', next: '/account', again: '1' };
    expect(await act(requestCode, form, { cookies })).toMatchObject({
      leadsTo: '/sign-in/code?again=1&next=%2Faccount',
    });
  });

  test('what is wrong is said beside the field, with what was typed', async () => {
    const address = await act(requestCode, { email: 'anna at example', next: '/account' });
    expect(address.leadsTo).toBeNull();
    expect(address.state).toMatchObject({
      status: 'problem',
      code: 'invalid',
      fields: { email: expect.stringContaining('one e-mail address') },
      values: { email: 'anna at example', next: '/account' },
    });

    const code = await act(redeemCode, { code: '1234', next: '/account' });
    expect(code.state).toMatchObject({ fields: { code: expect.stringContaining('eight digits') } });

    const none = await act(redeemCode, { code: '12345678' });
    expect(none.state).toMatchObject({ code: 'no-code', values: { code: '12345678' } });
  });

  test('a client asks and tries only so often', async () => {
    const ask = (i: number) =>
      act(requestCode, { email: `many-${i}@example.org` }, { client: 'one ward' });
    const asked = await Promise.all(
      Array.from({ length: limits.codePerClient.points + 1 }, (_, i) => ask(i)),
    );
    expect(asked.filter(({ state }) => state.code === 'too-often')).toHaveLength(1);

    const tried = await Promise.all(
      Array.from({ length: limits.tryPerClient.points + 1 }, () =>
        act(redeemCode, { code: '12345678' }, { client: 'one ward' }),
      ),
    );
    expect(tried.filter(({ state }) => state.code === 'too-often')).toHaveLength(1);
  });

  test('objects, lists and files in the place of a text are no text', async () => {
    const form = { 'email[not]': '', 'email[]': 'a@example.org' };
    expect(await act(requestCode, form)).toMatchObject({
      leadsTo: null,
      state: { code: 'invalid' },
    });
  });
});

describe('signing out', () => {
  test('ends the session on the server and takes everything from the browser', async () => {
    const cookies = memoryJar();
    const { actor, id } = await signIn('carla@example.org', cookies);
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
    const out = await act(signOut, {}, { actor, cookies });
    expect(out.leadsTo).toBe('/');
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
    expect(cookies.names()).toEqual([]);
  });

  test('leaves other browsers and other people signed in', async () => {
    const here = memoryJar();
    const there = memoryJar();
    const { actor, id } = await signIn('dora@example.org', here);
    await signIn('dora@example.org', there);
    await signIn('emil@example.org', memoryJar());
    await act(signOut, {}, { actor, cookies: here });
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
    expect(await db.session.count({ where: { user: { email: 'emil@example.org' } } })).toBe(1);
    expect(there.get(SESSION)).toBeDefined();
  });

  test('everywhere else ends all but this one', async () => {
    const here = memoryJar();
    await signIn('fred@example.org', memoryJar());
    await signIn('fred@example.org', memoryJar());
    const { actor, id } = await signIn('fred@example.org', here);
    const others = await db.session.count({ where: { NOT: { userId: id } } });
    const done = await act(endOtherSessions, {}, { actor, cookies: here });
    expect(done).toMatchObject({ leadsTo: null, state: { status: 'done' } });
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
    expect(await db.session.count({ where: { NOT: { userId: id } } })).toBe(others);
    expect(here.get(SESSION)).toBeDefined();
  });
});

describe('who may', () => {
  test.each(ACTOR_KINDS)('%s may ask for a code and try one', async (kind) => {
    const actor = actorOfKind(kind, NOBODY);
    const asked = await act(requestCode, { email: `${kind}@example.org` }, { actor });
    expect(asked.leadsTo).toBe('/sign-in/code');
    const tried = await act(redeemCode, { code: '12345678' }, { actor });
    expect(tried.state.code).toBe('no-code');
  });

  test.each([
    ['signOut', signOut],
    ['endOtherSessions', endOtherSessions],
  ] as const)('%s: a visitor has no session to end', async (_name, action) => {
    const before = await db.session.count();
    const refused = await act(action, {}, { actor: actorOfKind('visitor', NOBODY) });
    expect(refused.state).toMatchObject({ status: 'problem', code: 'sign-in-first' });
    expect(await db.session.count()).toBe(before);
  });

  test('a suspended person may still sign out', async () => {
    const out = await act(signOut, {}, { actor: actorOfKind('suspended', NOBODY) });
    expect(out.leadsTo).toBe('/');
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { SIGNED_IN_HINT } from '#lib/kernel/signed-in-hint.ts';
import { later } from '#lib/kernel/time.ts';
import { SESSION_IDLE, SESSION_LIFE } from '#lib/platform/session.ts';
import { codeFromMail } from '#lib/testing/code-from-mail.ts';
import { fakeClock } from '#lib/testing/fake-clock.ts';
import { type MemoryJar, memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { CODE_LIFE, MOST_TRIES } from '../rules.ts';
import { redeemCode } from './redeem-code.ts';
import { requestCode } from './request-code.ts';

const { db, empty } = testDatabase();
const SESSION = 'off-call-session';
const email = 'anna@example.org';

beforeEach(empty);

/** A browser that asked for a code, the code from the mail, and one that is wrong. */
async function asked(now: Date, jar: MemoryJar = memoryJar(), to = email) {
  await requestCode({ email: to, jar, now });
  const code = (await codeFromMail(to)) ?? '';
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  return { jar, code, wrong };
}

describe('the right code', () => {
  test('makes a new person, without a name yet, and a session', async () => {
    const { now } = fakeClock();
    const { jar, code } = await asked(now());
    const redeemed = await redeemCode({ code, jar, now: now() });

    const person = await db.user.findUniqueOrThrow({ where: { email } });
    expect(redeemed).toEqual({ ok: true, value: { personId: person.id, named: false } });
    expect(person).toMatchObject({ name: null, emailVerified: now(), createdAt: now() });

    const [session] = await db.session.findMany();
    expect(session).toMatchObject({
      userId: person.id,
      createdAt: now(),
      expires: later(now(), SESSION_IDLE),
    });
    const token = jar.get(SESSION)?.value ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(session?.sessionToken).not.toBe(token);
    const until = later(now(), SESSION_LIFE);
    expect(jar.options(SESSION)).toEqual({
      httpOnly: true,
      secure: false,
      sameSite: 'lax',
      path: '/',
      expires: until,
    });
    expect(jar.get(SIGNED_IN_HINT)?.value).toBe('1');
    expect(jar.options(SIGNED_IN_HINT)).toMatchObject({ httpOnly: false, expires: until });
  });

  test('finds a person who was here before', async () => {
    const { now } = fakeClock();
    const known = await db.user.create({ data: { email, name: 'Anna', nameKey: 'anna' } });
    const { jar, code } = await asked(now());
    expect(await redeemCode({ code, jar, now: now() })).toEqual({
      ok: true,
      value: { personId: known.id, named: true },
    });
    expect(await db.user.count()).toBe(1);
  });

  test('gives a new token each time and ends the session that the browser had', async () => {
    const clock = fakeClock();
    const jar = memoryJar();
    const first = await asked(clock.now(), jar);
    await redeemCode({ code: first.code, jar, now: clock.now() });
    const before = jar.get(SESSION)?.value;
    clock.advance(1);
    const second = await asked(clock.now(), jar);
    await redeemCode({ code: second.code, jar, now: clock.now() });
    expect(jar.get(SESSION)?.value).not.toBe(before);
    expect(await db.session.count()).toBe(1);
  });
});

describe('refused', () => {
  const noSession = async (jar: MemoryJar) => {
    expect(jar.get(SESSION)).toBeUndefined();
    expect(jar.get(SIGNED_IN_HINT)).toBeUndefined();
    expect(await db.session.count()).toBe(0);
    expect(await db.user.count()).toBe(0);
  };

  test('in another browser, even with the right code', async () => {
    const { now } = fakeClock();
    const { code } = await asked(now());
    const stranger = memoryJar();
    const nothing = await redeemCode({ code, jar: stranger, now: now() });
    expect(nothing).toMatchObject({ ok: false, problem: { code: 'no-code', field: 'code' } });

    const other = await asked(now(), stranger, 'bob@example.org');
    const wrong = await redeemCode({ code, jar: other.jar, now: now() });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'code-wrong' } });
    await noSession(stranger);
  });

  test('after ten minutes', async () => {
    const clock = fakeClock();
    const { jar, code } = await asked(clock.now());
    clock.advance(CODE_LIFE);
    const late = await redeemCode({ code, jar, now: clock.now() });
    expect(late).toMatchObject({ ok: false, problem: { code: 'code-expired', field: 'code' } });
    await noSession(jar);
  });

  test('after five wrong tries, then even the right code', async () => {
    const { now } = fakeClock();
    const { jar, code, wrong } = await asked(now());
    const messages = [];
    for (let i = 0; i < MOST_TRIES; i += 1) {
      const tried = await redeemCode({ code: wrong, jar, now: now() });
      messages.push(tried.ok ? 'signed in' : tried.problem.message);
    }
    expect(messages.map((text) => text.match(/(\w+) (?:tries|try) (?:are|is) left/)?.[1])).toEqual([
      '4',
      '3',
      '2',
      'One',
      undefined,
    ]);
    expect(messages.at(-1)).toContain('Ask for a new code');
    const right = await redeemCode({ code, jar, now: now() });
    expect(right).toMatchObject({ ok: false, problem: { code: 'code-dead' } });
    await noSession(jar);
  });

  test('a second time', async () => {
    const { now } = fakeClock();
    const { jar, code } = await asked(now());
    await redeemCode({ code, jar, now: now() });
    const again = await redeemCode({ code, jar, now: now() });
    expect(again).toMatchObject({ ok: false, problem: { code: 'code-used' } });
    expect(await db.session.count()).toBe(1);
  });

  test('with another code of the same digits, asked for by the same browser', async () => {
    const { now } = fakeClock();
    const { jar, code } = await asked(now());
    const [row] = await db.signInCode.findMany();
    // The hash belongs to its row: moved to another row it opens nothing.
    await db.signInCode.deleteMany();
    await db.signInCode.create({
      data: { ...row, id: '01939a4e-7a2b-7c3d-8e4f-0123456789ab' } as never,
    });
    const moved = await redeemCode({ code, jar, now: now() });
    expect(moved).toMatchObject({ ok: false, problem: { code: 'code-wrong' } });
    await noSession(jar);
  });
});

describe('many at once', () => {
  test('fifty right tries make one session and one person', async () => {
    const { now } = fakeClock();
    const { jar, code } = await asked(now());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => redeemCode({ code, jar: copyOf(jar), now: now() })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((each) => !each.ok && each.problem.code === 'code-used')).toHaveLength(
      49,
    );
    expect([await db.session.count(), await db.user.count()]).toEqual([1, 1]);
  });

  test('fifty wrong tries are five', async () => {
    const { now } = fakeClock();
    const { jar, code, wrong } = await asked(now());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => redeemCode({ code: wrong, jar, now: now() })),
    );
    expect(answers.filter((each) => !each.ok && each.problem.code === 'code-wrong')).toHaveLength(
      MOST_TRIES - 1,
    );
    const [row] = await db.signInCode.findMany();
    expect(row?.wrongTries).toBe(MOST_TRIES);
    expect(await redeemCode({ code, jar, now: now() })).toMatchObject({ ok: false });
  });

  test('two browsers with one new address make one person and two sessions', async () => {
    const { now } = fakeClock();
    const browsers = [await asked(now()), await asked(now())];
    const answers = await Promise.all(
      browsers.map(({ jar, code }) => redeemCode({ code, jar, now: now() })),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect([await db.session.count(), await db.user.count()]).toEqual([2, 1]);
  });

  function copyOf(jar: MemoryJar): MemoryJar {
    const copy = memoryJar();
    for (const name of jar.names()) {
      copy.set(name, jar.get(name)?.value ?? '', jar.options(name) as never);
    }
    return copy;
  }
});

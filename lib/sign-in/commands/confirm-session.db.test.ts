import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '#lib/kernel/time.ts';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';
import { SESSION_LIFE } from '#lib/platform/session.ts';
import { codeFromMail } from '#lib/testing/code-from-mail.ts';
import { type FakeClock, fakeClock } from '#lib/testing/fake-clock.ts';
import { type MemoryJar, memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { readCodeStep } from '../queries.ts';
import { MOST_TRIES } from '../rules.ts';
import { askToConfirm } from './ask-to-confirm.ts';
import { confirmSession } from './confirm-session.ts';
import { redeemCode } from './redeem-code.ts';
import { requestCode } from './request-code.ts';

const { db, empty } = testDatabase();
const SESSION = 'off-call-session';
const anna = 'anna@example.org';
const eve = 'eve@example.org';

beforeEach(empty);

async function signIn(clock: FakeClock, email: string, jar: MemoryJar = memoryJar()) {
  await requestCode({ email, jar, now: clock.now() });
  const code = (await codeFromMail(email)) ?? '';
  await redeemCode({ code, jar, now: clock.now() });
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  return { jar, personId: id };
}

/** Asks for a fresh code as somebody who is signed in, and reads it from their mail. */
async function ask(clock: FakeClock, who: { jar: MemoryJar; personId: string }, email = anna) {
  clock.advance(1);
  await askToConfirm({ ...who, now: clock.now() });
  return (await codeFromMail(email)) ?? '';
}

const sessions = () => db.session.findMany({ orderBy: { createdAt: 'asc' } });

describe('a fresh code', () => {
  test('makes the session fresh, under a new token, and changes nothing else of it', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const [before] = await sessions();
    const token = who.jar.get(SESSION)?.value;
    clock.advance(13 * HOUR);
    const code = await ask(clock, who);
    expect((await readMailbox())[0]).toMatchObject({ to: anna });
    expect(await confirmSession({ ...who, code, now: clock.now() })).toEqual({
      ok: true,
      value: null,
    });

    const after = await sessions();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({
      userId: who.personId,
      codeAt: clock.now(),
      createdAt: before?.createdAt,
      expires: before?.expires,
    });
    expect(after[0]?.sessionToken).not.toBe(before?.sessionToken);
    expect(who.jar.get(SESSION)?.value).not.toBe(token);
    // The cookie lasts no longer than the session may.
    const until = (before?.createdAt.getTime() ?? 0) + SESSION_LIFE;
    expect(who.jar.options(SESSION)?.expires?.getTime()).toBe(until);
  });

  test('works once, and in the browser that asked for it', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const elsewhere = await signIn(clock, anna);
    const code = await ask(clock, who);
    const there = await confirmSession({ ...elsewhere, code, now: clock.now() });
    expect(there).toMatchObject({ ok: false, problem: { code: 'no-code', field: 'code' } });
    expect((await confirmSession({ ...who, code, now: clock.now() })).ok).toBe(true);
    const again = await confirmSession({ ...who, code, now: clock.now() });
    expect(again).toMatchObject({ ok: false, problem: { code: 'code-used' } });
  });

  test('is dead after five wrong tries', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const code = await ask(clock, who);
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
    for (let i = 0; i < MOST_TRIES; i += 1) {
      await confirmSession({ ...who, code: wrong, now: clock.now() });
    }
    const right = await confirmSession({ ...who, code, now: clock.now() });
    expect(right).toMatchObject({ ok: false, problem: { code: 'code-dead' } });
  });

  test('of fifty tries at once one is taken', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const code = await ask(clock, who);
    const tries = await Promise.all(
      Array.from({ length: 50 }, () => confirmSession({ ...who, code, now: clock.now() })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await sessions()).toHaveLength(1);
  });
});

describe('nobody else comes in by it', () => {
  test('it signs nobody in', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const code = await ask(clock, who);
    const tried = await redeemCode({ code, jar: who.jar, now: clock.now() });
    expect(tried).toMatchObject({ ok: false, problem: { code: 'no-code' } });
    expect(await sessions()).toHaveLength(1);
    // Nor does the sign-in page show the address that it went to.
    expect(await readCodeStep(who.jar, null, clock.now())).toBeNull();
  });

  test('a sign-in code of one’s own does not make somebody else’s session fresh', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const [before] = await sessions();
    clock.advance(13 * HOUR);
    // Eve sits at Anna's open browser and has a code sent to herself.
    await requestCode({ email: eve, jar: who.jar, now: clock.now() });
    const code = (await codeFromMail(eve)) ?? '';
    const tried = await confirmSession({ ...who, code, now: clock.now() });
    expect(tried).toMatchObject({ ok: false, problem: { code: 'no-code' } });
    expect(await sessions()).toEqual([before]);
  });

  test('a code to confirm one person does not confirm the next one in the same browser', async () => {
    const clock = fakeClock();
    const first = await signIn(clock, anna);
    const code = await ask(clock, first);
    const second = await db.user.create({ data: { email: eve } });
    const tried = await confirmSession({
      jar: first.jar,
      personId: second.id,
      code,
      now: clock.now(),
    });
    expect(tried).toMatchObject({ ok: false, problem: { code: 'no-code' } });
  });

  test('a session that is over stays over', async () => {
    const clock = fakeClock();
    const who = await signIn(clock, anna);
    const code = await ask(clock, who);
    await db.session.deleteMany();
    const tried = await confirmSession({ ...who, code, now: clock.now() });
    expect(tried).toMatchObject({ ok: false, problem: { code: 'sign-in-first' } });
    expect(await sessions()).toHaveLength(0);
  });
});

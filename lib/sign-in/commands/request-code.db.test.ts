import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { getConfig } from '#lib/platform/config.ts';
import { readMailbox } from '#lib/platform/mail/mailbox.ts';
import { limits, takeFromLimit } from '#lib/platform/rate-limit.ts';
import { codeFromMail } from '#lib/testing/code-from-mail.ts';
import { fakeClock } from '#lib/testing/fake-clock.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { readCodeStep } from '../queries.ts';
import { CODE_LIFE } from '../rules.ts';
import { redeemCode } from './redeem-code.ts';
import { requestCode } from './request-code.ts';

const { db, empty, countQueries } = testDatabase();

beforeEach(async () => {
  await empty();
  rmSync(join(getConfig().dataDir, 'mailbox'), { recursive: true, force: true });
});

const email = 'anna@example.org';

describe('asking for a code', () => {
  test('sends eight digits to the address and binds them to the browser', async () => {
    const { now } = fakeClock();
    const jar = memoryJar();
    expect(await requestCode({ email, jar, now: now() })).toEqual({ ok: true, value: null });

    expect(await codeFromMail(email)).toMatch(/^\d{8}$/);
    expect(jar.names()).toEqual(['off-call-browser']);
    expect(jar.options('off-call-browser')).toMatchObject({ httpOnly: true, sameSite: 'lax' });
    expect(await readCodeStep(jar, null, now())).toEqual({
      email,
      askedAt: now().toISOString(),
      end: null,
    });
    expect(await readCodeStep(memoryJar(), null, now())).toBeNull();
  });

  test('keeps neither the code nor the browser readable', async () => {
    const { now } = fakeClock();
    const jar = memoryJar();
    await requestCode({ email, jar, now: now() });
    const code = await codeFromMail(email);
    const [row] = await db.signInCode.findMany();
    expect(row?.expiresAt).toEqual(later(now(), CODE_LIFE));
    const kept = JSON.stringify(row);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(jar.get('off-call-browser')?.value);
  });

  test('makes older codes of the browser useless, and leaves other browsers alone', async () => {
    const clock = fakeClock();
    const jar = memoryJar();
    const other = memoryJar();
    await requestCode({ email: 'bob@example.org', jar: other, now: clock.now() });
    await requestCode({ email, jar, now: clock.now() });
    const first = (await codeFromMail(email)) ?? '';
    clock.advance(1);
    await requestCode({ email, jar, now: clock.now() });
    const second = (await codeFromMail(email)) ?? '';
    expect(await db.signInCode.count()).toBe(2);

    const tried = await redeemCode({ code: first, jar, now: clock.now() });
    expect(tried).toMatchObject({ ok: false, problem: { code: 'code-wrong' } });
    expect(await redeemCode({ code: second, jar, now: clock.now() })).toMatchObject({ ok: true });
    const others = (await codeFromMail('bob@example.org')) ?? '';
    expect(await redeemCode({ code: others, jar: other, now: clock.now() })).toMatchObject({
      ok: true,
    });
  });

  test('clears away what ended long ago', async () => {
    const clock = fakeClock();
    await requestCode({ email, jar: memoryJar(), now: clock.now() });
    clock.advance(CODE_LIFE + 59 * MINUTE);
    await requestCode({ email, jar: memoryJar(), now: clock.now() });
    expect(await db.signInCode.count()).toBe(2);
    clock.advance(2 * MINUTE);
    await requestCode({ email: 'bob@example.org', jar: memoryJar(), now: clock.now() });
    expect(await db.signInCode.count()).toBe(2);
  });
});

describe('nobody learns whether an address has an account', () => {
  test('the same answer, the same mail and the same statements for both', async () => {
    const { now } = fakeClock();
    await db.user.create({ data: { email: 'known@example.org', name: 'A', nameKey: 'a' } });
    // The limiter's first use in a process makes it; what is compared comes after.
    await requestCode({ email, jar: memoryJar(), now: now() });

    const ask = (to: string) =>
      countQueries(() => requestCode({ email: to, jar: memoryJar(), now: now() }));
    const known = await ask('known@example.org');
    const unknown = await ask('unknown@example.org');
    expect(known.result).toEqual(unknown.result);
    expect(known.statements).toEqual(unknown.statements);
    expect(known.statements.join(' ')).not.toContain('"person"');
    expect(await codeFromMail('known@example.org')).toMatch(/^\d{8}$/);
    expect(await codeFromMail('unknown@example.org')).toMatch(/^\d{8}$/);
    expect(await db.user.count()).toBe(1);
  });
});

describe('limits', () => {
  test('one address gets five mails; then the answer stays the same and no mail goes out', async () => {
    const { now } = fakeClock();
    const asks = [];
    for (let i = 0; i < limits.codePerAddress.points + 3; i += 1) {
      const jar = memoryJar();
      asks.push({ jar, answer: await requestCode({ email, jar, now: now() }) });
    }
    for (const { answer, jar } of asks) {
      expect(answer).toEqual({ ok: true, value: null });
      expect(await readCodeStep(jar, null, now())).toMatchObject({ email, end: null });
    }
    expect(await readMailbox()).toHaveLength(limits.codePerAddress.points);
    await requestCode({ email: 'bob@example.org', jar: memoryJar(), now: now() });
    expect(await codeFromMail('bob@example.org')).not.toBeNull();
  });

  test('the last code that was mailed still opens when more are asked for', async () => {
    const { now } = fakeClock();
    const jar = memoryJar();
    for (let i = 0; i < limits.codePerAddress.points + 3; i += 1) {
      await requestCode({ email, jar, now: now() });
    }
    const code = (await codeFromMail(email)) ?? '';
    expect(await redeemCode({ code, jar, now: now() })).toMatchObject({ ok: true });
  });

  test('the whole site sends so many and then says so', async () => {
    const { now } = fakeClock();
    await Promise.all(
      Array.from({ length: limits.codeOverall.points }, () => takeFromLimit('codeOverall', 'site')),
    );
    const answer = await requestCode({ email, jar: memoryJar(), now: now() });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'too-often' } });
    expect(await readMailbox()).toEqual([]);
    expect(await db.signInCode.count()).toBe(0);
  });
});

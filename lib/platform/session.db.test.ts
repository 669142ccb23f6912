import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, later } from '#lib/kernel/time.ts';
import { memoryJar } from '#lib/testing/memory-jar.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import {
  beginSession,
  countOtherSessions,
  endSession,
  keepSession,
  SESSION_IDLE,
  SESSION_LIFE,
  sessionAdapter,
} from './session.ts';

const { db, empty } = testDatabase();
const now = new Date('2026-11-22T12:00:00Z');

beforeEach(empty);

async function begun() {
  const { id } = await db.user.create({ data: { email: 'anna@example.org' } });
  return { id, token: await beginSession(db, id, now) };
}

describe('the adapter', () => {
  test('finds a session by its token and not by what the database holds', async () => {
    const { id, token } = await begun();
    const adapter = sessionAdapter();
    expect(await adapter.getSessionAndUser(token)).toMatchObject({
      user: { id },
      session: { sessionToken: token, userId: id, expires: later(now, SESSION_IDLE) },
    });
    const [row] = await db.session.findMany();
    expect(row?.sessionToken).not.toContain(token);
    expect(await adapter.getSessionAndUser(row?.sessionToken ?? '')).toBeNull();
    expect(await adapter.getSessionAndUser('')).toBeNull();
  });

  test('a visit makes a session last longer, but never beyond its life', async () => {
    const { token } = await begun();
    const adapter = sessionAdapter();
    const end = later(now, SESSION_LIFE);
    const soon = later(now, SESSION_IDLE + DAY);
    expect(await adapter.updateSession({ sessionToken: token, expires: soon })).toMatchObject({
      expires: soon,
    });
    for (const much of [later(end, 1), later(end, 90 * DAY)]) {
      expect(await adapter.updateSession({ sessionToken: token, expires: much })).toMatchObject({
        expires: end,
      });
    }
    expect((await db.session.findMany())[0]?.expires).toEqual(end);
  });

  test('a token that is gone is not revived, and ended twice is no error', async () => {
    const { token } = await begun();
    const adapter = sessionAdapter();
    await adapter.deleteSession(token);
    await adapter.deleteSession(token);
    expect(await adapter.updateSession({ sessionToken: token, expires: now })).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test('sessions go with their person', async () => {
    const { id } = await begun();
    await db.user.delete({ where: { id } });
    expect(await db.session.count()).toBe(0);
  });
});

describe('the browser', () => {
  test('counts the living sessions elsewhere', async () => {
    const { id, token } = await begun();
    const jar = memoryJar();
    await keepSession(jar, token, now);
    expect(await countOtherSessions(jar, id, now)).toBe(0);
    await beginSession(db, id, now);
    expect(await countOtherSessions(jar, id, now)).toBe(1);
    expect(await countOtherSessions(jar, id, later(now, SESSION_IDLE))).toBe(0);
  });

  test('signing out without a session takes the cookies away all the same', async () => {
    const jar = memoryJar();
    await keepSession(jar, 'unknown', now);
    await endSession(jar);
    expect(jar.names()).toEqual([]);
  });
});

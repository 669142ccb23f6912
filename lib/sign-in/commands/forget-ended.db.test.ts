import { expect, test } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, HOUR, later, MINUTE } from '#lib/kernel/time.ts';
import { makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { forgetEnded } from './forget-ended.ts';

const { db } = testDatabase();
const NOW = new Date('2026-11-23T09:00:00.000Z');

test('what has ended is forgotten, and nothing else', async () => {
  const { personId: userId } = await makePerson();
  const code = (name: string, expiresAt: Date) => ({
    id: newId(),
    email: `${name}@example.org`,
    codeHash: 'hash',
    browserHash: name,
    createdAt: later(expiresAt, -10 * MINUTE),
    expiresAt,
  });
  await db.signInCode.createMany({
    data: [code('old', later(NOW, -2 * HOUR)), code('just-ended', later(NOW, -MINUTE))],
  });
  const sessions = [later(NOW, -DAY), later(NOW, DAY)];
  await db.session.createMany({
    data: sessions.map((expires, i) => ({ sessionToken: `token-${i}`, userId, expires })),
  });
  const until = [later(NOW, -DAY), later(NOW, DAY), null];
  await db.suspendedAddress.createMany({
    data: until.map((endsAt, i) => ({ addressHash: `hash-${i}`, endsAt, explanation: 'Test.' })),
  });

  await forgetEnded(NOW);

  expect((await db.signInCode.findMany()).map(({ browserHash }) => browserHash)).toEqual([
    'just-ended',
  ]);
  expect((await db.session.findMany()).map(({ sessionToken }) => sessionToken)).toEqual([
    'token-1',
  ]);
  expect(
    (await db.suspendedAddress.findMany()).map(({ addressHash }) => addressHash).sort(),
  ).toEqual(['hash-1', 'hash-2']);
});

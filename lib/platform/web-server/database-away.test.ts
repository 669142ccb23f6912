import { expect, test } from 'vitest';
import { findFreePort } from '../database-server/free-port.ts';
import { databaseAway } from './database-away.ts';

test('many questions at once are asked once', async () => {
  let asked = 0;
  const isAway = databaseAway('postgresql://here', async () => {
    asked += 1;
    return true;
  });
  expect(await Promise.all([isAway(), isAway(), isAway()])).toEqual([false, false, false]);
  expect(asked).toBe(1);
});

test('a server that nobody finds is away', async () => {
  const port = await findFreePort();
  expect(await databaseAway(`postgresql://a:b@127.0.0.1:${port}/c`)()).toBe(true);
});
